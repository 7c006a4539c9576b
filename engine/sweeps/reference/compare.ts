import { readSpace, type SamplerName, type SearchSpace, suggest, type Trial } from '../index.ts';
import { type Loss, PROBLEMS } from './problems.ts';
import { median, rankDeviation } from './rankTest.ts';
import reference from './reference.json' with { type: 'json' };

/** Trials of each sweep, as in reference.py. */
export const TRIALS = 100;

/**
 * The probabilities below which a rank test calls a sampler worse than Optuna's: on all problems together, and on one of them, where
 * several chances to be unlucky ask for a stricter level.
 */
export const LEVELS = { together: 0.05, each: 0.001 } as const;

/** The regrets of a sampler on one problem, compared with those of Optuna: best loss of all trials above the optimum. */
export interface Comparison {
  readonly problem: string;
  readonly median: number;
  readonly optunaMedian: number;
  /** How much larger the regrets are than Optuna's, in standard deviations of ranks. */
  readonly deviation: number;
}

/** Runs a sampler with seeds 0, 1, … on every problem of reference.json. */
export function compareWithOptuna(sampler: SamplerName, seeds: number): Comparison[] {
  return reference.problems.map(({ name: problem, space: data, optimum, regrets: optuna }) => {
    const space = readSpace(data);
    const regrets = Array.from({ length: seeds }, (_, seed) => lowestLoss(sampler, space, PROBLEMS[problem], seed) - optimum);
    return { problem, median: median(regrets), optunaMedian: median(optuna), deviation: rankDeviation(regrets, optuna) };
  });
}

function lowestLoss(sampler: SamplerName, space: SearchSpace, loss: Loss, seed: number): number {
  const trials: Trial[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let number = 0; number < TRIALS; number++) {
    const values = suggest(sampler, { space, direction: 'min', seed, trials });
    if (!values) break;
    const value = loss(values);
    trials.push({ number, values, state: 'complete', value });
    lowest = Math.min(lowest, value);
  }
  return lowest;
}
