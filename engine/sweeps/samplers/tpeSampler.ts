import { RandomStream } from '../../random/index.ts';
import { ParzenEstimator } from '../densities/parzenEstimator.ts';
import type { Parameter, ParameterValue, Values } from '../space/parameter.ts';
import { assign, fromNumber, onlyValue, sizeOf, toNumber, valueIn } from '../space/values.ts';
import { byNumber, type Trial } from '../trials/trial.ts';
import { groupParameters } from './groups.ts';
import { suggestRandom } from './randomSampler.ts';
import { nextNumber, type Sweep } from './sampler.ts';
import { type Split, splitTrials } from './splitTrials.ts';

/** Trials that end before the first suggestion that learns from them. */
const STARTUP_TRIALS = 10;
/** Candidates of a suggestion. Optuna's 24 find worse values: sphere, Branin, Ackley and Hartmann in docs/benchmarks.md. */
const CANDIDATES = 96;

/**
 * The tree-structured Parzen estimator (Bergstra et al., "Algorithms for Hyper-Parameter Optimization", 2011): of candidates drawn from
 * the density l of good trials, the one with the largest l(x) / g(x) is suggested, where g is the density of other trials. Parameters
 * that occur together are modeled together (Falkner et al., "BOHB: Robust and Efficient Hyperparameter Optimization at Scale", 2018).
 * Its components are described by Watanabe, "Tree-Structured Parzen Estimator: Understanding Its Algorithm Components and Their Roles
 * for Better Empirical Performance" (2023); but for the number of candidates, their settings are those of Optuna 5 with groups.
 */
export function suggestTpe(sweep: Sweep): Values {
  const { space, direction, seed, trials } = sweep;
  const ended = byNumber(trials.filter(({ state }) => state === 'complete' || state === 'pruned'));
  if (ended.length < STARTUP_TRIALS) return suggestRandom(sweep);
  const split = splitTrials(trials, direction);
  const open = space.filter((parameter) => sizeOf(parameter) > 1);
  const chosen = new Map<Parameter, ParameterValue>(
    groupParameters(open, ended).flatMap((group) => {
      const stream = `tpe ${group.map(({ name }) => name).join(' ')}`;
      const point = suggestPoint(group, split, new RandomStream(seed, stream, nextNumber(trials)));
      return group.map((parameter, column) => [parameter, fromNumber(parameter, point[column])] as const);
    }),
  );
  return assign(space, (parameter) => chosen.get(parameter) ?? onlyValue(parameter));
}

/** The best candidate for a group of parameters. */
function suggestPoint(group: readonly Parameter[], { good, bad }: Split, random: RandomStream): readonly number[] {
  const [likely, unlikely] = [good, bad].map((trials) => new ParzenEstimator(group, observe(group, trials)));
  const candidates = Array.from({ length: CANDIDATES }, () => likely.draw(random));
  const scores = candidates.map((candidate) => likely.logDensity(candidate) - unlikely.logDensity(candidate));
  return candidates[scores.indexOf(Math.max(...scores))];
}

/** The values of a group in the trials that have it. */
export function observe(group: readonly Parameter[], trials: readonly Trial[]): number[][] {
  return trials.flatMap(({ values }) => {
    const point = group.flatMap((parameter) => {
      const value = valueIn(values, parameter.name);
      return value === undefined ? [] : [toNumber(parameter, value)];
    });
    return point.length === group.length ? [point] : [];
  });
}
