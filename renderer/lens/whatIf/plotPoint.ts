/** A computed point of a plot: along its first axis, and, of a surface, along its second one, from below. */
export interface PlotPoint {
  readonly column: number;
  readonly row: number;
}

/** The number of points along each axis; a curve has one row. */
export interface PlotGrid {
  readonly columns: number;
  readonly rows: number;
}

const MOVES: Readonly<Record<string, readonly [across: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  Home: [Number.NEGATIVE_INFINITY, 0],
  End: [Number.POSITIVE_INFINITY, 0],
};

const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));

/** The point that a key leads to; undefined for other keys. */
export function movePoint({ column, row }: PlotPoint, key: string, { columns, rows }: PlotGrid): PlotPoint | undefined {
  const move = MOVES[key];
  return move && { column: within(column + move[0], columns), row: within(row + move[1], rows) };
}

interface EvenlySpaced {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The index of the position of an axis that is nearest to a value. */
export const nearestIndex = ({ from, to, count }: EvenlySpaced, value: number): number =>
  within(Math.round(((value - from) / (to - from)) * (count - 1)), count);
