import type { SweepTrial } from '#app/contract/index.ts';
import { type Dimension, shareOf } from '../chartData/dimensions.ts';

/** Heights in pixels: of the picture, and of its axes between label and lower edge. */
export const AXIS = { height: 300, top: 44, bottom: 286 } as const;
const SIDE = 64;
const NARROWEST = 96;

export interface Positions {
  /** Of the picture. */
  readonly width: number;
  /** Of the axes, from the left. */
  readonly xs: readonly number[];
  /** The distance between axes. */
  readonly room: number;
}

/** Axes at equal distances over the whole width; more than fit are scrolled. */
export function axisPositions(count: number, width: number): Positions {
  const room = Math.max(NARROWEST, (width - 2 * SIDE) / Math.max(1, count - 1));
  return {
    width: Math.max(width, room * (count - 1) + 2 * SIDE),
    xs: Array.from({ length: count }, (_, index) => SIDE + index * room),
    room,
  };
}

/** The height of a share of an axis, which begins below. */
export const heightOf = (share: number): number => AXIS.bottom - share * (AXIS.bottom - AXIS.top);

/** The inverse of {@link heightOf}. */
export const shareAt = (height: number): number => (AXIS.bottom - height) / (AXIS.bottom - AXIS.top);

export interface TrialLine {
  readonly number: number;
  /** With a gap at parameters that the trial does not have. */
  readonly path: string;
}

/** The lines of the trials that have a metric. */
export function linesOf(trials: readonly SweepTrial[], dimensions: readonly Dimension[], { xs }: Positions): TrialLine[] {
  return trials
    .filter(({ metric }) => metric !== null)
    .map((trial) => {
      const shares = dimensions.map((dimension) => shareOf(dimension, trial));
      const parts = shares.flatMap((share, index) => {
        if (share === undefined) return [];
        const command = index > 0 && shares[index - 1] !== undefined ? 'L' : 'M';
        return [`${command}${xs[index].toFixed(1)},${heightOf(share).toFixed(1)}`];
      });
      return { number: trial.number, path: parts.join('') };
    });
}
