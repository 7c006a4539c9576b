import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTensor, distribute, updateRatio } from './statistics.ts';

const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 50 });

test('norm, mean, deviation and extremes', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const { norm, mean, standardDeviation, min, max, nonFinite } = describeTensor(Float64Array.from(given));
      const average = given.reduce((sum, x) => sum + x, 0) / given.length;
      expect(norm).toBeCloseTo(Math.hypot(...given), 8);
      expect(mean).toBeCloseTo(average, 9);
      expect(standardDeviation).toBeCloseTo(Math.sqrt(given.reduce((sum, x) => sum + (x - average) ** 2, 0) / given.length), 8);
      expect([min, max, nonFinite]).toEqual([Math.min(...given), Math.max(...given), 0]);
    }),
  );
});

test('a distribution counts all elements, and the finite ones in bins', () => {
  const { elements, counts, nonFinite, mean } = distribute(Float32Array.of(1, -3, Number.NaN, 0));
  expect({ elements, nonFinite, mean }).toEqual({ elements: 4, nonFinite: 1, mean: -2 / 3 });
  expect(counts.reduce((sum, count) => sum + count)).toBe(3);
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
  });
});

test('the update ratio compares the change with what was there', () => {
  expect(updateRatio(Float32Array.of(3, 4), Float32Array.of(3, 4.5))).toBeCloseTo(0.1, 12);
  expect(updateRatio(Float32Array.of(0, 0), Float32Array.of(1, 1))).toBe(0);
});
