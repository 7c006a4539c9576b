import type { HistoryPoint } from '#app/contract/index.ts';
import type { ValueScale } from './valueScale.ts';

/** Columns of bands, each as positions on the axis of values. */
export interface HistoryColumns {
  /** The step of a point, or the middle of its steps. */
  readonly step: number[];
  /** From the smallest to the largest: minimum, the quantiles, maximum. */
  readonly levels: number[][];
}

export function historyColumns(points: readonly HistoryPoint[], scale: ValueScale): HistoryColumns {
  const levels = points.map(({ min, max, quantiles }) => [min, ...quantiles, max]);
  const count = levels.at(0)?.length ?? 0;
  return {
    step: points.map(middleOf),
    levels: Array.from({ length: count }, (_, level) => levels.map((values) => scale.positionOf(values[level]))),
  };
}

/** The step of a point, or the middle of its steps. */
export const middleOf = ({ firstStep, lastStep }: Pick<HistoryPoint, 'firstStep' | 'lastStep'>): number =>
  (firstStep + lastStep) / 2;

/** The steps between which each point is drawn: halfway to its neighbors. */
export function spansOf(points: readonly Pick<HistoryPoint, 'firstStep' | 'lastStep'>[]): { from: number; to: number }[] {
  const halfway = points.slice(1).map(({ firstStep }, index) => (points[index].lastStep + firstStep) / 2);
  return points.map(({ firstStep, lastStep }, index) => {
    const [before, after] = [halfway.at(index - 1), halfway.at(index)];
    const [left, right] = [index > 0 ? before : undefined, index < halfway.length ? after : undefined];
    return {
      from: left ?? firstStep - ((right ?? lastStep + 0.5) - lastStep),
      to: right ?? lastStep + (firstStep - (left ?? firstStep - 0.5)),
    };
  });
}

/** The point that is drawn at a step, or nearest to it. */
export function rowAt(points: readonly Pick<HistoryPoint, 'firstStep' | 'lastStep'>[], step: number): number {
  const row = spansOf(points).findIndex(({ to }) => step <= to);
  return row < 0 ? points.length - 1 : row;
}
