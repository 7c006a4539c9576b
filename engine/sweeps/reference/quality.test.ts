import { expect, test } from 'vitest';
import { compareWithOptuna, LEVEL } from './compare.ts';

const SEEDS = 20;

test.each(compareWithOptuna('tpe', SEEDS))(
  'TPE is no worse than that of Optuna on $problem: $median to $optunaMedian',
  ({ p }) => {
    expect(p).toBeGreaterThan(LEVEL);
  },
);

test.each(compareWithOptuna('random', SEEDS))('the same test finds random search worse on $problem', ({ p }) => {
  expect(p).toBeLessThan(LEVEL);
});
