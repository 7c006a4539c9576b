import { describe, expect, test } from 'vitest';
import {
  gridSize,
  gridValues,
  isActive,
  nextNumber,
  readSpace,
  SAMPLER_NAMES,
  type SamplerName,
  type SearchSpace,
  suggest,
  type Trial,
  type Values,
} from '../index.ts';

const space = readSpace([
  { name: 'optimizer', kind: 'choice', choices: ['sgd', 'adam'] },
  { name: 'rate', kind: 'float', low: 1e-4, high: 1, log: true, points: 3 },
  { name: 'momentum', kind: 'float', low: 0, high: 0.9, step: 0.3, when: { name: 'optimizer', in: ['sgd'] } },
  { name: 'units', kind: 'integer', low: 8, high: 64, log: true, points: 2 },
  { name: 'layers', kind: 'integer', low: 2, high: 2 },
]);

const lossOf = ({ rate, units }: Values): number => Math.log10(Number(rate)) ** 2 + Number(units) / 64;

/** Trials that a sampler suggests one after the other, all complete. */
function run(sampler: SamplerName, count: number, { seed = 1, of = space }: { seed?: number; of?: SearchSpace } = {}): Trial[] {
  const trials: Trial[] = [];
  while (trials.length < count) {
    const values = suggest(sampler, { space: of, direction: 'min', seed, trials });
    if (!values) break;
    trials.push({ number: trials.length, values, state: 'complete', value: lossOf(values) });
  }
  return trials;
}

describe.each(SAMPLER_NAMES)('%s', (sampler) => {
  test('the same history gets the same suggestion, in whatever order its trials ended', () => {
    const trials = run(sampler, 20);
    const shuffled = [...trials.slice(7).reverse(), ...trials.slice(0, 7)];
    const sweep = { space, direction: 'min', seed: 1 } as const;
    expect(suggest(sampler, { ...sweep, trials: shuffled })).toEqual(suggest(sampler, { ...sweep, trials }));
  });

  test('every active parameter has a value within its range, and no other has one', () => {
    for (const { values } of run(sampler, 24)) {
      const active = space.filter((parameter) => isActive(parameter, values));
      expect(Object.keys(values).toSorted()).toEqual(active.map(({ name }) => name).toSorted());
      for (const parameter of active) {
        const value = values[parameter.name];
        if (parameter.kind === 'choice') expect(parameter.choices).toContain(value);
        else expect(Number(value) >= parameter.low && Number(value) <= parameter.high).toBe(true);
        if (parameter.kind === 'integer') expect(Number.isInteger(value)).toBe(true);
      }
    }
  });
});

test.each(['random', 'tpe'] as const)('%s: another seed suggests other values', (sampler) => {
  expect(run(sampler, 15, { seed: 2 }).map(({ values }) => values)).not.toEqual(run(sampler, 15).map(({ values }) => values));
});

describe('grid', () => {
  test('values lie at equal distances on the scale of a parameter', () => {
    expect(space.map(gridValues)).toEqual([['sgd', 'adam'], [0.0001, 0.01, 1], [0, 0.3, 0.6, 0.9], [8, 64], [2]]);
    expect(gridValues({ name: 'x', kind: 'float', low: 0, high: 1 })).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(gridValues({ name: 'x', kind: 'float', low: 0, high: 1, points: 1 })).toEqual([0.5]);
    expect(gridValues({ name: 'x', kind: 'integer', low: 1, high: 3, points: 7 })).toEqual([1, 2, 3]);
    expect(gridValues({ name: 'x', kind: 'integer', low: 0, high: 1e9 })).toHaveLength(5);
  });

  test('every point is suggested once, and then none', () => {
    const points = run('grid', 1000).map(({ values }) => JSON.stringify(values));
    expect(points).toHaveLength(gridSize(space));
    expect(new Set(points).size).toBe(30);
    expect(points[0]).toBe(JSON.stringify({ optimizer: 'sgd', rate: 0.0001, momentum: 0, units: 8, layers: 2 }));
  });

  test('a point that failed counts as tried', () => {
    const trials = run('grid', 3).map((trial) => ({ ...trial, state: 'failed' }) as const);
    expect(suggest('grid', { space, direction: 'min', seed: 0, trials })).toEqual(run('grid', 4)[3].values);
  });
});

describe('random', () => {
  test('a parameter keeps its values when others are added', () => {
    const rates = (of: SearchSpace) => run('random', 5, { of }).map(({ values }) => values.rate);
    expect(rates(space.slice(1, 2))).toEqual(rates(space));
  });

  test('a logarithmic scale has as many values in each decade', () => {
    const small = run('random', 400, { of: space.slice(1, 2) }).filter(({ values }) => Number(values.rate) < 0.01);
    expect(small.length).toBeGreaterThan(160);
    expect(small.length).toBeLessThan(240);
  });
});

describe('TPE', () => {
  test('begins like random search, until ten trials have ended', () => {
    const [tpe, random] = [run('tpe', 11), run('random', 11)].map((trials) => trials.map(({ values }) => values));
    expect(tpe.slice(0, 10)).toEqual(random.slice(0, 10));
    expect(tpe[10]).not.toEqual(random[10]);
  });

  test('searches near good values, towards either direction', () => {
    const mean = (trials: readonly Trial[]) =>
      trials.reduce((sum, { values }) => sum + Math.log10(Number(values.rate)), 0) / trials.length;
    const trials = run('tpe', 40);
    const next = (direction: 'min' | 'max') => {
      const sweep = { space, direction, trials };
      return Array.from({ length: 9 }, (_, seed): Trial => {
        return { number: seed, values: suggest('tpe', { ...sweep, seed }) ?? {}, state: 'running' };
      });
    };
    expect(mean(next('min'))).toBeGreaterThan(-1);
    expect(mean(next('max'))).toBeLessThan(-2);
  });

  test('a running trial keeps others away from its values', () => {
    const one = readSpace([{ name: 'rate', kind: 'float', low: 0, high: 1 }]);
    const trials = run('tpe', 30, { of: one });
    const spread = (states: 'running' | 'failed') => {
      const parallel = [...trials];
      for (let count = 0; count < 8; count++) {
        const values = suggest('tpe', { space: one, direction: 'min', seed: 5, trials: parallel }) ?? {};
        parallel.push({ number: nextNumber(parallel), values, state: states });
      }
      const rates = parallel.slice(30).map(({ values }) => Number(values.rate));
      return Math.max(...rates) - Math.min(...rates);
    };
    expect(spread('running')).toBeGreaterThan(spread('failed'));
  });

  test('a complete trial without a number is the worst', () => {
    const trials = run('tpe', 30);
    const spoilt = trials.map((trial) => (Number(trial.values.rate) > 0.01 ? { ...trial, value: Number.NaN } : trial));
    const rates = Array.from({ length: 9 }, (_, seed) => suggest('tpe', { space, direction: 'min', seed, trials: spoilt })?.rate);
    expect(rates.filter((rate) => Number(rate) < 0.1).length).toBeGreaterThan(4);
  });
});
