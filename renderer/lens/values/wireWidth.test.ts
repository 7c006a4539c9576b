import { expect, test } from 'vitest';
import { wireWidth } from './wireWidth.ts';

test('a wire gets wider by the same amount with each decade, within its range', () => {
  const widths = [1e-6, 1e-5, 1e-4, 1e2].map(wireWidth);
  expect(widths[1] - widths[0]).toBeCloseTo(widths[2] - widths[1], 12);
  expect([widths[0], widths[3]]).toEqual([1, 10]);
  expect([0, 1e-300, Infinity, Number.NaN].map(wireWidth)).toEqual([1, 1, 10, 10]);
});
