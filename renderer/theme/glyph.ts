import { createReactComponent, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** What draws an icon: Tabler's components and the glyphs of our own take the same props. */
export type IconComponent = ComponentType<IconProps>;

/** An icon in the manner of Tabler's, 24 units wide, from the paths of its strokes: for what only this field draws. */
export function createGlyph(name: string, ...paths: readonly string[]): IconComponent {
  return createReactComponent(
    'outline',
    name,
    name,
    paths.map((path) => ['path', { d: path, key: path }]),
  );
}
