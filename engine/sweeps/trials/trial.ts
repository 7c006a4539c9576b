import type { Values } from '../space/parameter.ts';

/** Whether a metric is better when smaller or larger. */
export type Direction = 'min' | 'max';

/** The metric after some of a trial's resource, such as an epoch. */
export interface Report {
  /** The resource used so far, from 1. */
  readonly step: number;
  readonly value: number;
}

/** One attempt of a sweep: a run with the values of a suggestion. */
export interface Trial {
  /** From 0, in the order of suggestions. */
  readonly number: number;
  readonly values: Values;
  /** `pruned`: stopped early, since others were better. `failed`: without a result, so that samplers learn nothing from it. */
  readonly state: 'running' | 'complete' | 'pruned' | 'failed';
  /** The metric of a complete trial; missing or NaN, it is worse than any number. */
  readonly value?: number | undefined;
  /** In the order of their steps. */
  readonly reports?: readonly Report[] | undefined;
}

/** A metric as a loss: smaller is better, and NaN is worst. */
export function toLoss(direction: Direction, value: number | undefined): number {
  if (value === undefined || Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  return direction === 'min' ? value : -value;
}

/** Trials in the order of their numbers, whatever the order in which they ended. */
export function byNumber(trials: readonly Trial[]): Trial[] {
  return trials.toSorted((a, b) => a.number - b.number);
}
