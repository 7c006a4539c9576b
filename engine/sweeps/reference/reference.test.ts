import { describe, expect, test } from 'vitest';
import { bandwidths } from '../densities/bandwidths.ts';
import { normalCumulative, normalQuantile } from '../densities/normal.ts';
import { ParzenEstimator } from '../densities/parzenEstimator.ts';
import { importances, type Parameter, readSpace, type SearchSpace, shouldPrune, type Trial } from '../index.ts';
import { groupParameters } from '../samplers/groups.ts';
import { splitTrials } from '../samplers/splitTrials.ts';
import { observe } from '../samplers/tpeSampler.ts';
import { Scale } from '../space/scale.ts';
import { toNumber } from '../space/values.ts';
import { PROBLEMS } from './problems.ts';
import reference from './reference.json' with { type: 'json' };

/** Equal to the last digits that rounding leaves. */
const PRECISION = 1e-9;

/** The largest difference of two lists of numbers, relative to numbers above 1. */
function difference(given: readonly number[], wanted: readonly number[]): number {
  expect(given).toHaveLength(wanted.length);
  return Math.max(...wanted.map((each, index) => Math.abs(given[index] - each) / Math.max(1, Math.abs(each))));
}

const readTrials = (trials: readonly object[]) => trials as readonly Trial[];

test('the normal distribution has the values of SciPy', () => {
  const { logCumulative, quantiles } = reference.normal;
  const logs = logCumulative.map(([x]) => Math.log(normalCumulative(x)));
  expect(
    difference(
      logs,
      logCumulative.map(([, log]) => log),
    ),
  ).toBeLessThan(1e-13);
  const points = quantiles.map(([p]) => normalQuantile(p));
  expect(
    difference(
      points,
      quantiles.map(([, x]) => x),
    ),
  ).toBeLessThan(1e-11);
});

describe.each(reference.densities)('$name', ({ space: data, direction, trials: listed, good: goodNumbers, groups }) => {
  const space = readSpace(data);
  const trials = readTrials(listed);
  const split = splitTrials(trials, direction === 'max' ? 'max' : 'min');
  const ended = trials.filter(({ state }) => state !== 'running');

  test('the same trials are good', () => {
    expect(split.good.map(({ number }) => number)).toEqual(goodNumbers);
  });

  test('the parameters are in the same groups', () => {
    const names = groupParameters(space, ended).map((group) => group.map(({ name }) => name).join());
    expect(names.toSorted()).toEqual(groups.map((group) => group.names.join()).toSorted());
  });

  test.each(groups.flatMap((group) => (['good', 'bad'] as const).map((side) => ({ ...group, side }))))(
    'weights, bandwidths and densities of $side trials in $names',
    ({ names, points, side, ...densities }) => {
      const parameters = names.map((name) => parameterOf(space, name));
      const observations = observe(parameters, split[side]);
      const estimator = new ParzenEstimator(parameters, observations);
      const wanted = densities[side];
      expect(difference(estimator.weights, wanted.weights)).toBeLessThan(PRECISION);
      for (const [column, parameter] of parameters.entries()) {
        const deviations = deviationsOf(
          parameter,
          observations.map((point) => point[column]),
        );
        expect(difference(deviations, wanted.deviations[column] ?? [])).toBeLessThan(PRECISION);
      }
      const logs = points.map((point) =>
        estimator.logDensity(parameters.map((parameter, column) => toNumber(parameter, point[column]))),
      );
      expect(difference(logs, wanted.logDensities)).toBeLessThan(PRECISION);
    },
  );
});

function parameterOf(space: SearchSpace, wanted: string): Parameter {
  const found = space.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no parameter ${wanted}`);
  return found;
}

/** Bandwidths with that of the prior, as the reference has them; empty for choices. */
function deviationsOf(parameter: Parameter, values: readonly number[]): number[] {
  if (parameter.kind === 'choice') return [];
  const scale = new Scale(parameter);
  const means = values.map((value) => scale.positionOf(value));
  return [...bandwidths(means, scale.low, scale.high), scale.high - scale.low];
}

test.each(reference.halving)('successive halving stops the same trials: $name', ({ asha, direction, events }) => {
  const trials = new Map<number, Trial>();
  const decisions = events.map(({ trial: number, value }) => {
    const reports = trials.get(number)?.reports ?? [];
    const trial: Trial = {
      number,
      values: {},
      state: 'running',
      reports: [...reports, { step: reports.length + 1, value: value ?? Number.NaN }],
    };
    trials.set(number, trial);
    const others = [...trials.values()].filter((other) => other !== trial);
    return shouldPrune(asha, direction === 'max' ? 'max' : 'min', trial, others);
  });
  expect(decisions).toEqual(events.map(({ stop }) => stop));
});

test.each(reference.importances)('importances: $name', ({ space, direction, trials, importances: wanted }) => {
  const found = importances(readSpace(space), readTrials(trials), direction === 'max' ? 'max' : 'min');
  const byName = new Map(found.map(({ name, importance }) => [name, importance]));
  expect([...byName.keys()].toSorted()).toEqual(Object.keys(wanted).toSorted());
  const values = Object.keys(wanted).map((name) => byName.get(name) ?? Number.NaN);
  expect(difference(values, Object.values(wanted))).toBeLessThan(PRECISION);
});

test.each(reference.problems)('$name is the same function', ({ name, points }) => {
  const losses = points.map(({ values }) => PROBLEMS[name](values));
  expect(
    difference(
      losses,
      points.map(({ loss }) => loss),
    ),
  ).toBeLessThan(PRECISION);
});
