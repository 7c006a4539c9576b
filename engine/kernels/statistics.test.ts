import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTensor, updateRatio } from './statistics.ts';

const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 50 });

test('norm, mean, deviation, extremes and a histogram of 32 bins', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const { norm, mean, standardDeviation, min, max, nonFinite, histogram } = describeTensor(Float64Array.from(given));
      const average = given.reduce((sum, x) => sum + x, 0) / given.length;
      expect(norm).toBeCloseTo(Math.hypot(...given), 8);
      expect(mean).toBeCloseTo(average, 9);
      expect(standardDeviation).toBeCloseTo(Math.sqrt(given.reduce((sum, x) => sum + (x - average) ** 2, 0) / given.length), 8);
      expect([min, max, nonFinite]).toEqual([Math.min(...given), Math.max(...given), 0]);
      expect(histogram).toHaveLength(32);
      expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(given.length);
    }),
  );
});

test('each value is counted in its bin, and the maximum in the last', () => {
  const { histogram } = describeTensor(Float32Array.of(0, 0.5, 1, 31, 31.5, 32));
  expect(histogram).toEqual([2, 1, ...Array(29).fill(0), 3]);
  expect(describeTensor(Float32Array.of(7, 7, 7)).histogram).toEqual([3, ...Array(31).fill(0)]);
});

test('non-finite float32 values are only counted', () => {
  const broken = describeTensor(Float64Array.of(1, Number.NaN, 3, Number.POSITIVE_INFINITY, 1e200));
  expect(broken).toEqual({ ...describeTensor(Float64Array.of(1, 3)), nonFinite: 3 });
  expect(describeTensor(Float32Array.of(Number.NaN))).toEqual({
    norm: 0,
    mean: 0,
    standardDeviation: 0,
    min: 0,
    max: 0,
    nonFinite: 1,
    histogram: [],
  });
});

test('the update ratio compares the change with what was there', () => {
  expect(updateRatio(Float32Array.of(3, 4), Float32Array.of(3, 4.5))).toBeCloseTo(0.1, 12);
  expect(updateRatio(Float32Array.of(0, 0), Float32Array.of(1, 1))).toBe(0);
});
