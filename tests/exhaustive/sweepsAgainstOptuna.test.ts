import { describe, expect, test } from 'vitest';
import { compareWithOptuna, LEVELS } from '#engine/sweeps/reference/compare.ts';
import { probabilityByChance } from '#engine/sweeps/reference/rankTest.ts';

const SEEDS = 20;

describe('the regrets of TPE', () => {
  const comparisons = compareWithOptuna('tpe', SEEDS);

  test('are no larger than those of Optuna', () => {
    expect(probabilityByChance(comparisons.map(({ deviation }) => deviation))).toBeGreaterThan(LEVELS.together);
  });

  test.each(comparisons)('are no larger on $problem: median $median to $optunaMedian', ({ deviation }) => {
    expect(probabilityByChance([deviation])).toBeGreaterThan(LEVELS.each);
  });
});

test.each(compareWithOptuna('random', SEEDS))(
  'the same test finds those of random search larger on $problem',
  ({ deviation }) => {
    expect(probabilityByChance([deviation])).toBeLessThan(LEVELS.each);
  },
);
