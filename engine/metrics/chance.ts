import { METRICS } from './catalog.ts';
import type { MetricValues } from './measure.ts';
import type { Baseline, Guess, Metric } from './metric.ts';

/** A result that is no better than a guess. */
export interface ChanceLevel {
  readonly metric: Metric;
  readonly value: number;
  readonly guess: Guess;
  /** The metric's value for the guess. */
  readonly chance: number;
}

/** Judges validation metrics; undefined if they are better than a guess, or if that cannot be told. */
export function findChanceLevel(metrics: MetricValues | undefined, baseline: Baseline | undefined): ChanceLevel | undefined {
  if (!metrics || !baseline) return undefined;
  for (const metric of METRICS) {
    const value = metrics[metric.name];
    const chance = value === undefined ? undefined : metric.chance?.find(value, baseline);
    if (metric.chance && chance !== undefined) return { metric, value, guess: metric.chance.guess, chance };
  }
  return undefined;
}
