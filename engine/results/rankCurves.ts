import type { RankSteps } from '../metrics/index.ts';

/** A curve in the unit square. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Points closer than this are one on any screen. */
const CLOSENESS = 1 / 250;

/** True positive rate over false positive rate, from the strictest threshold on. Null if all samples are of one side. */
export function rocCurve({ truePositives, falsePositives, positives, negatives }: RankSteps): Curve | null {
  if (positives === 0 || negatives === 0) return null;
  return {
    x: [0, ...falsePositives.map((count) => count / negatives)],
    y: [0, ...truePositives.map((count) => count / positives)],
  };
}

/** Precision over recall, from the strictest threshold on. Null without samples of the class. */
export function precisionRecallCurve({ truePositives, falsePositives, positives }: RankSteps): Curve | null {
  if (positives === 0) return null;
  return {
    x: [0, ...truePositives.map((count) => count / positives)],
    y: [1, ...truePositives.map((count, step) => count / (count + falsePositives[step]))],
  };
}

/** A curve to draw: without points beside the one before, rounded. The ends stay. */
export function thinCurve({ x, y }: Curve): { x: number[]; y: number[] } {
  const thin: { x: number[]; y: number[] } = { x: [], y: [] };
  let last = -1;
  for (const index of x.keys()) {
    const isEnd = index === 0 || index === x.length - 1;
    if (!isEnd && Math.hypot(x[index] - x[last], y[index] - y[last]) < CLOSENESS) continue;
    last = index;
    thin.x.push(round(x[index]));
    thin.y.push(round(y[index]));
  }
  return thin;
}

const round = (share: number): number => Math.round(share * 1e5) / 1e5;
