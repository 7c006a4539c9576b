import type { Point } from '../../document/index.ts';
import { later } from '../../language/index.ts';
import type { Token } from '../../theme/colors.ts';
import type { PictureColors } from './pictureColors.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** A highlight in a picture, by shape and color. */
export type Mark = 'added' | 'removed' | 'changed';

/** Highlights: nodes by id, wires by key. */
export interface Marks {
  readonly nodes: ReadonlyMap<string, Mark>;
  readonly wires: ReadonlyMap<string, Mark>;
}

/** What marks mean. */
export const MARK_LABELS: Readonly<Record<Mark, string>> = {
  added: later('added'),
  removed: later('removed'),
  changed: later('changed'),
};

export const MARKS = ['added', 'removed', 'changed'] as const satisfies readonly Mark[];

export const MARK_TOKENS: Readonly<Record<Mark, Token>> = { added: 'success', removed: 'error', changed: 'warning' };

/** Removed items have dashed lines, distinguishable without color. */
export const MARK_DASHES: Readonly<Record<Mark, string | undefined>> = {
  added: undefined,
  removed: '6 4',
  changed: undefined,
};

/** Plus, minus and tilde as strokes, independent of fonts. */
const SIGNS: Readonly<Record<Mark, string>> = {
  added: 'M-4.5 0h9M0 -4.5v9',
  removed: 'M-4.5 0h9',
  changed: 'M-5 1.2c1.2 -3 3.2 -3 5 -1.2s3.8 1.8 5 -1.2',
};

/** The round symbol of a mark. */
export function paintMark(mark: Mark, { x, y }: Point, { token }: PictureColors): SvgElement {
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-mark': mark },
    svg('circle', { r: 9, fill: token[MARK_TOKENS[mark]], stroke: token.canvas, strokeWidth: 1.5 }),
    svg('path', { d: SIGNS[mark], fill: 'none', stroke: token.surface, strokeWidth: 2, strokeLinecap: 'round' }),
  );
}
