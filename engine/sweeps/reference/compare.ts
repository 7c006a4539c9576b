import { readSpace, type SamplerName, suggest, type Trial } from '../index.ts';
import { type Loss, PROBLEMS } from './problems.ts';
import { median, probabilityLarger } from './rankTest.ts';
import reference from './reference.json' with { type: 'json' };

const TRIALS = 100;

/** A sampler is worse than Optuna's if a rank test finds its regrets larger at this level. */
export const LEVEL = 0.05;

/** The regrets of a sampler on one problem, compared with those of Optuna: best loss of 100 trials above the optimum. */
export interface Comparison {
  readonly problem: string;
  readonly median: number;
  readonly optunaMedian: number;
  /** The probability of ranks like these or worse for a sampler that is as good as Optuna. */
  readonly p: number;
}

/** Runs a sampler with seeds 0, 1, … on every problem of reference.json. */
export function compareWithOptuna(sampler: SamplerName, seeds: number): Comparison[] {
  return reference.problems.map(({ name: problem, space: data, optimum, regrets: optuna }) => {
    const space = readSpace(data);
    const regrets = Array.from({ length: seeds }, (_, seed) => lowestLoss(sampler, space, PROBLEMS[problem], seed) - optimum);
    return { problem, median: median(regrets), optunaMedian: median(optuna), p: probabilityLarger(regrets, optuna) };
  });
}

function lowestLoss(sampler: SamplerName, space: ReturnType<typeof readSpace>, loss: Loss, seed: number): number {
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
