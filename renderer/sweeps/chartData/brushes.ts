import type { SweepTrial } from '#app/contract/index.ts';
import { type Dimension, shareOf } from './dimensions.ts';

/** A part of an axis, in shares of its length from its lower end. */
export interface Brush {
  readonly from: number;
  readonly to: number;
}

/** By the ids of dimensions. */
export type Brushes = Readonly<Record<string, Brush>>;

/** Half the width of a pixel of a large axis: a brush that ends at a value includes it. */
const TOLERANCE = 1e-3;

/** True if a trial is within all brushes; without any, none is selected. */
export function isBrushed(trial: SweepTrial, brushes: Brushes, dimensions: readonly Dimension[]): boolean {
  const brushed = dimensions.filter(({ id }) => brushes[id]);
  return (
    brushed.length > 0 &&
    brushed.every((dimension) => {
      const { from, to } = brushes[dimension.id];
      const share = shareOf(dimension, trial);
      return share !== undefined && share >= from - TOLERANCE && share <= to + TOLERANCE;
    })
  );
}

/** The brushes with another one, or without it: null, and one of the whole axis. */
export function withBrush(brushes: Brushes, id: string, brush: Brush | null): Brushes {
  const { [id]: _, ...others } = brushes;
  return brush && (brush.from > 0 || brush.to < 1) ? { ...others, [id]: brush } : others;
}

/** A brush between two points of an axis, in any order; null if they are one. */
export function brushBetween(first: number, second: number): Brush | null {
  const [from, to] = [Math.min(first, second), Math.max(first, second)].map((share) => Math.min(1, Math.max(0, share)));
  return to - from < 0.01 ? null : { from, to };
}

export type BrushEnd = keyof Brush;

const WHOLE: Brush = { from: 0, to: 1 };
const LARGE = 5;

/** The brush with one of its ends elsewhere; the ends never cross. */
export const withEnd = (brush: Brush = WHOLE, end: BrushEnd, share: number): Brush =>
  end === 'from'
    ? { ...brush, from: Math.min(Math.max(0, share), brush.to) }
    : { ...brush, to: Math.max(Math.min(1, share), brush.from) };

/** The brush after a key at one of its ends; undefined for other keys. @param step the distance of a small movement */
export function moveBrush(brush: Brush = WHOLE, end: BrushEnd, key: string, isLarge: boolean, step: number): Brush | undefined {
  const by = isLarge ? step * LARGE : step;
  const moves: Readonly<Record<string, number>> = {
    ArrowUp: brush[end] + by,
    ArrowRight: brush[end] + by,
    ArrowDown: brush[end] - by,
    ArrowLeft: brush[end] - by,
    Home: 0,
    End: 1,
  };
  const moved = moves[key];
  return moved === undefined ? undefined : withEnd(brush, end, moved);
}
