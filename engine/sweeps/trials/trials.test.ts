import { describe, expect, test } from 'vitest';
import {
  ashaSchema,
  bestSoFar,
  budgetSchema,
  DEFAULT_ASHA,
  importances,
  reachedLimit,
  shouldPrune,
  type Trial,
} from '../index.ts';

const complete = (number: number, value: number | undefined): Trial => ({ number, values: {}, state: 'complete', value });

/** A running trial that has reported these values, from step 1 on. */
const running = (number: number, ...values: readonly number[]): Trial => ({
  number,
  values: {},
  state: 'running',
  reports: values.map((value, index) => ({ step: index + 1, value })),
});

describe('best so far', () => {
  const trials: Trial[] = [
    complete(2, 3),
    complete(0, 4),
    complete(1, Number.NaN),
    { ...complete(3, 0), state: 'failed' },
    complete(5, 3),
  ];

  test('is the best of all complete trials before, by their numbers', () => {
    expect(bestSoFar(trials, 'min')).toEqual([
      { number: 0, bestNumber: 0, best: 4 },
      { number: 2, bestNumber: 2, best: 3 },
      { number: 5, bestNumber: 2, best: 3 },
    ]);
    expect(bestSoFar(trials, 'max').map(({ best }) => best)).toEqual([4, 4, 4]);
  });

  test('is empty without a number', () => {
    expect(bestSoFar([complete(0, Number.NaN), complete(1, undefined)], 'min')).toEqual([]);
  });
});

describe('successive halving', () => {
  test('a trial without reports, or between rungs, goes on', () => {
    const others = [running(0, 1, 1, 1), running(1, 1, 1, 1)];
    expect(shouldPrune(DEFAULT_ASHA, 'min', running(2), others)).toBe(false);
    expect(shouldPrune(DEFAULT_ASHA, 'min', running(2, 0, 9), others)).toBe(false);
  });

  test('at a rung, only the best go on', () => {
    const others = [1, 2, 3, 4, 5, 6, 7].map((value, number) => running(number, value));
    expect([0, 1.5, 2.5].map((value) => shouldPrune(DEFAULT_ASHA, 'min', running(9, value), others))).toEqual([
      false,
      false,
      true,
    ]);
    expect([8, 6.5, 5.5].map((value) => shouldPrune(DEFAULT_ASHA, 'max', running(9, value), others))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('NaN at a rung loses, and does not count among the others', () => {
    expect(shouldPrune(DEFAULT_ASHA, 'max', running(9, Number.NaN), [])).toBe(true);
    expect(shouldPrune(DEFAULT_ASHA, 'max', running(9, 1), [running(0, Number.NaN)])).toBe(false);
  });

  test('its settings are checked', () => {
    expect(ashaSchema.safeParse(DEFAULT_ASHA).success).toBe(true);
    expect(ashaSchema.safeParse({ ...DEFAULT_ASHA, reductionFactor: 1 }).success).toBe(false);
  });
});

describe('budget', () => {
  test.each([
    [{}, { trials: 1e6, seconds: 1e9 }, undefined],
    [{ trials: 10 }, { trials: 9, seconds: 0 }, undefined],
    [{ trials: 10, seconds: 60 }, { trials: 10, seconds: 3 }, 'trials'],
    [{ trials: 10, seconds: 60 }, { trials: 3, seconds: 60.5 }, 'seconds'],
  ])('%j with %j spent: %s', (budget, spent, limit) => {
    expect(reachedLimit(budgetSchema.parse(budget), spent)).toBe(limit);
  });

  test('a budget without trials is none', () => {
    expect(budgetSchema.safeParse({ trials: 0 }).success).toBe(false);
  });
});

describe('importances', () => {
  const space = [{ name: 'x', kind: 'float', low: 0, high: 1 } as const, { name: 'y', kind: 'float', low: 0, high: 1 } as const];

  test('without two results, all are equal', () => {
    const trial: Trial = { ...complete(0, 1), values: { x: 0.5, y: 0.5 } };
    const equal = [
      { name: 'x', importance: 0.5 },
      { name: 'y', importance: 0.5 },
    ];
    expect(importances(space, [trial], 'min')).toEqual(equal);
    expect(importances(space, [trial, { ...trial, number: 1, value: Number.NaN }], 'min')).toEqual(equal);
  });

  test('without results, there are none', () => {
    expect(importances(space, [], 'min')).toEqual([]);
  });
});
