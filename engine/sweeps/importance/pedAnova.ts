import type { Parameter, SearchSpace } from '../space/parameter.ts';
import { sizeOf, valueIn } from '../space/values.ts';
import { type Direction, type Trial, toLoss } from '../trials/trial.ts';
import { densityOnGrid } from './gridDensity.ts';

/** The share of trials that count as good. */
const GOOD_SHARE = 0.1;
/** A density needs so many trials. */
const FEWEST_TRIALS = 2;

export interface Importance {
  readonly name: string;
  /** Share of the sum over all parameters. */
  readonly importance: number;
}

/**
 * How much each parameter decides whether a trial is among the best tenth, most important first: PED-ANOVA (Watanabe, Bansal and
 * Hutter, "PED-ANOVA: Efficiently Quantifying Hyperparameter Importance in Arbitrary Subspaces", 2023). A parameter matters as its
 * values in good trials are distributed differently from those in all, by the Pearson divergence
 * Σ p_all (p_good / p_all − 1)². That of a parameter with a condition is weighted by the shares of trials in which it is active.
 * Only complete trials with a finite metric count; the parameters are those that have a value in one of them.
 */
export function importances(space: SearchSpace, trials: readonly Trial[], direction: Direction): Importance[] {
  const complete = trials.filter(({ state, value }) => state === 'complete' && Number.isFinite(value));
  const present = space.filter((parameter) => valuesOf(parameter, complete).length > 0);
  const good = bestTrials(complete, direction);
  const scores = present.map((parameter) => divergence(parameter, good, complete));
  const total = scores.reduce((sum, score) => sum + score, 0);
  return present
    .map(({ name }, index) => ({ name, importance: total > 0 ? scores[index] / total : 1 / present.length }))
    .sort((a, b) => b.importance - a.importance);
}

/** The best tenth, at least one, and those that are equally good. */
function bestTrials(trials: readonly Trial[], direction: Direction): Trial[] {
  const losses = trials.map(({ value }) => toLoss(direction, value));
  const worst = losses.toSorted((a, b) => a - b)[Math.ceil(GOOD_SHARE * trials.length) - 1];
  return trials.filter((_, index) => losses[index] <= worst);
}

/** The Pearson divergence of a parameter's distributions, weighted by its activity. */
function divergence(parameter: Parameter, good: readonly Trial[], all: readonly Trial[]): number {
  const [goodValues, allValues] = [good, all].map((trials) => valuesOf(parameter, trials));
  if (sizeOf(parameter) === 1 || allValues.length < FEWEST_TRIALS || goodValues.length === 0) return 0;
  const [goodDensity, allDensity] = [goodValues, allValues].map((values) => densityOnGrid(parameter, values));
  const divergence = allDensity.reduce((sum, density, point) => sum + density * (goodDensity[point] / density - 1) ** 2, 0);
  return ((goodValues.length / good.length) ** 2 / (allValues.length / all.length)) * divergence;
}

/** The values of a parameter in the trials in which it is active. */
function valuesOf({ name }: Parameter, trials: readonly Trial[]) {
  return trials.flatMap(({ values }) => valueIn(values, name) ?? []);
}
