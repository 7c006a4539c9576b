import { createReactComponent, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** An icon component: Tabler's or our own, with the same props. */
export type IconComponent = ComponentType<IconProps>;

/** One stroke of an icon, on a square of {@link GLYPH_SIZE} units. */
interface Stroke {
  readonly d: string;
  /** Filled with the stroke color. */
  readonly isFilled?: boolean;
}

/** An icon as data, for drawing without React, and as a component. */
export interface Glyph {
  readonly strokes: readonly Stroke[];
  readonly Icon: IconComponent;
}

export const GLYPH_SIZE = 24;

/** Creates an icon in Tabler's style from paths, for symbols of this field only. */
export function createGlyph(...paths: readonly string[]): Glyph {
  return toGlyph(paths.map((d) => ({ d })));
}

/** One of Tabler's icons, from its file. */
export function readGlyph(svg: string): Glyph {
  const strokes = [...svg.matchAll(/<path d="([^"]+)"( fill="currentColor")?/g)];
  return toGlyph(strokes.map(([, d, fill]) => ({ d, ...(fill !== undefined && { isFilled: true }) })));
}

function toGlyph(strokes: readonly Stroke[]): Glyph {
  const Icon = createReactComponent(
    'outline',
    'glyph',
    'Glyph',
    strokes.map(({ d, isFilled }) => ['path', { d, key: d, ...(isFilled && { fill: 'currentColor' }) }]),
  );
  return { strokes, Icon };
}
