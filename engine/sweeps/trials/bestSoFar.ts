import { byNumber, type Direction, type Trial, toLoss } from './trial.ts';

/** A complete trial, and the best of it and all before it. */
export interface BestSoFar {
  readonly number: number;
  /** The number of the best trial so far, and its metric. */
  readonly bestNumber: number;
  readonly best: number;
}

/** The best metric after each complete trial with a number as its metric, for a curve. */
export function bestSoFar(trials: readonly Trial[], direction: Direction): BestSoFar[] {
  const series: BestSoFar[] = [];
  for (const { number, state, value } of byNumber(trials)) {
    if (state !== 'complete' || value === undefined || Number.isNaN(value)) continue;
    const last = series.at(-1);
    const isBetter = !last || toLoss(direction, value) < toLoss(direction, last.best);
    series.push(isBetter ? { number, bestNumber: number, best: value } : { ...last, number });
  }
  return series;
}
