import { expect, test } from 'vitest';
import { smooth } from './smooth.ts';

test('without smoothing the values are unchanged', () => {
  expect(smooth([3, 1, 2], 0)).toEqual([3, 1, 2]);
});

test('the first value, and a constant, are unchanged', () => {
  expect(smooth([5, 5, 5], 0.9)).toEqual([5, expect.closeTo(5), expect.closeTo(5)]);
});

test('each value is weighted by the formula', () => {
  // (0.6 · 0.4 · 1 + 0.4 · 2) / (1 - 0.36), worked out by hand.
  expect(smooth([1, 2], 0.6)[1]).toBeCloseTo(1.625, 12);
});

test('non-finite values are omitted, and the average continues after them', () => {
  const [first, gap, nan, last] = smooth([1, null, Number.NaN, 2], 0.6);
  expect([first, gap, nan]).toEqual([1, null, null]);
  expect(last).toBeCloseTo(1.625, 12);
});

test('after many zeros the average is zero rather than subnormal', () => {
  expect(smooth([1, ...Array.from({ length: 3000 }, () => 0)], 0.6).at(-1)).toBe(0);
});

test('a value after several steps counts as if repeated at each of them', () => {
  const [, , , each] = smooth([1, 3, 3, 3], 0.9);
  const [, once] = smooth([1, 3], 0.9, [10, 13]);
  expect(once).toBeCloseTo(each ?? Number.NaN, 12);
});
