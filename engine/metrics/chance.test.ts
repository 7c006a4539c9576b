import { expect, test } from 'vitest';
import { findChanceLevel } from './chance.ts';
import { leastSignificant } from './leastSignificant.ts';

test.each([
  // From tables of the binomial distribution: P(X ≥ 15 | 20, 0.5) = 0.0207, P(X ≥ 14 | 20, 0.5) = 0.0577.
  [20, 0.5, 15],
  // P(X ≥ 8 | 12, 1/3) = 0.0188, P(X ≥ 7 | 12, 1/3) = 0.0664.
  [12, 1 / 3, 8],
  // P(X ≥ 59 | 100, 0.5) = 0.0443, P(X ≥ 58 | 100, 0.5) = 0.0666.
  [100, 0.5, 59],
  // Not even all of them: 0.5⁴ = 0.0625.
  [4, 0.5, 5],
])('of %i trials at %f, %i successes are the fewest that are significant', (count, share, fewest) => {
  expect(leastSignificant(count, share)).toBe(fewest);
});

test('many trials do not leave the range of floating point', () => {
  // The normal approximation, with a correction for continuity: 0.1 n + 1.645 √(0.09 n) + 0.5.
  expect(leastSignificant(100_000, 0.1)).toBeCloseTo(10_000 + 1.645 * Math.sqrt(9000) + 0.5, -1);
});

test('an accuracy that is not significantly better than the most frequent class is at chance', () => {
  const baseline = { answers: 100, mostFrequent: 50 };
  expect(findChanceLevel({ accuracy: 0.58 }, baseline)).toMatchObject({ value: 0.58, guess: 'mostFrequentClass', chance: 0.5 });
  expect(findChanceLevel({ accuracy: 0.3 }, baseline)).toMatchObject({ chance: 0.5 });
  expect(findChanceLevel({ accuracy: 0.59 }, baseline)).toBeUndefined();
});

test.each([
  ['too few answers to tell half of the errors from chance', { accuracy: 0.5 }, { answers: 12, mostFrequent: 6 }],
  ['a class so frequent that better is hardly told', { accuracy: 0.95 }, { answers: 100, mostFrequent: 95 }],
  ['a single class', { accuracy: 1 }, { answers: 50, mostFrequent: 50 }],
  ['no counts of classes', { accuracy: 0.1 }, { answers: 100 }],
  ['too few samples for R²', { r2: -0.2 }, { answers: 12 }],
  ['metrics that are not judged', { mae: 4 }, { answers: 100 }],
  ['no validation', undefined, { answers: 100 }],
  ['a run of an earlier version', { accuracy: 0.1 }, undefined],
])('nothing is said with %s', (_case, metrics, baseline) => {
  expect(findChanceLevel(metrics, baseline)).toBeUndefined();
});

test('an R² of 0 or below is that of the mean', () => {
  expect(findChanceLevel({ mae: 3, r2: -0.01 }, { answers: 40 })).toMatchObject({ value: -0.01, guess: 'mean', chance: 0 });
  expect(findChanceLevel({ r2: 0.01 }, { answers: 40 })).toBeUndefined();
});
