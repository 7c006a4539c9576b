import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BINS, countBins, edgesOf, quantilesOf, SHARES, ZERO_BIN } from './index.ts';

const binOf = (value: number) => countBins(Float32Array.of(value)).indexOf(1);

test('a number is between the edges of its bin, in float32', () => {
  const sizes = fc.double({ min: 2 ** -39, max: 60_000, noNaN: true });
  fc.assert(
    fc.property(sizes, fc.boolean(), (size, isNegative) => {
      const value = Math.fround(isNegative ? -size : size);
      const { low, high } = edgesOf(binOf(value));
      expect(Math.abs(value)).toBeGreaterThanOrEqual(Math.min(Math.abs(low), Math.abs(high)));
      expect(Math.abs(value)).toBeLessThan(Math.max(Math.abs(low), Math.abs(high)));
      expect(Math.sign(low + high)).toBe(Math.sign(value));
    }),
  );
});

test('bins lie beside each other, the smallest sizes in the middle and the largest at the ends', () => {
  for (let bin = 1; bin < BINS; bin++) expect(edgesOf(bin).low).toBe(edgesOf(bin - 1).high);
  expect([0, -0, 1e-13, -1e-40].map(binOf)).toEqual([ZERO_BIN, ZERO_BIN, ZERO_BIN, ZERO_BIN]);
  expect([1e30, -1e30].map(binOf)).toEqual([BINS - 1, 0]);
  expect(edgesOf(ZERO_BIN)).toEqual({ low: -(2 ** -40), high: 2 ** -40 });
  expect(edgesOf(binOf(-1))).toEqual({ low: -1.5, high: -1 });
});

test('numbers that are not finite are not counted', () => {
  expect(countBins(Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY, 1e300, 2)).reduce((sum, count) => sum + count)).toBe(1);
});

test('quantiles are as accurate as the bins', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 300 }), (given) => {
      const sorted = Float32Array.from(given).sort();
      const found = quantilesOf(countBins(sorted), { min: sorted[0], max: sorted[sorted.length - 1] });
      SHARES.forEach((share, index) => {
        const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
        const { low, high } = edgesOf(binOf(exact));
        expect(found[index]).toBeGreaterThanOrEqual(low);
        expect(found[index]).toBeLessThanOrEqual(high);
      });
    }),
  );
});
