import { expect, test } from 'vitest';
import { median, medianRatio } from './rounds.ts';

test('the median does not depend on the order, and is robust against one outlier', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([3, 1, 1000, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('a ratio is taken per round, since a slow machine slows both', () => {
  expect(medianRatio([10, 1, 20], [5, 0.5, 10])).toBe(2);
  // Twice as fast in each round, although the medians, 1 and 4, suggest otherwise.
  expect(medianRatio([1, 1, 16], [0.5, 4, 8])).toBe(2);
});

test('a candidate with fewer rounds is compared in those', () => {
  expect(medianRatio([10, 30, 50], [5])).toBe(2);
});
