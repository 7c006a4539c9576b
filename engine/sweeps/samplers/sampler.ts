import type { SearchSpace, Values } from '../space/parameter.ts';
import type { Direction, Trial } from '../trials/trial.ts';

/** All that a suggestion depends on. */
export interface Sweep {
  readonly space: SearchSpace;
  readonly direction: Direction;
  readonly seed: number;
  /** Every trial so far, in any order. */
  readonly trials: readonly Trial[];
}

/**
 * Suggests the values of the next trial; undefined once a grid is exhausted. A pure function: the same sweep gets the same
 * suggestion, so that a sweep continues from its history alone, and trials have to be added before the next is asked for.
 */
export type Sampler = (sweep: Sweep) => Values | undefined;

/** The number of the next trial. */
export function nextNumber(trials: readonly Trial[]): number {
  return trials.reduce((next, { number }) => Math.max(next, number + 1), 0);
}
