import { expect, test } from 'vitest';
import { decades } from './axes.ts';

test('a long logarithmic axis labels powers of ten', () => {
  expect(decades(0.002, 30)).toEqual([0.01, 0.1, 1, 10]);
});

test('a short one labels 2 and 5 too', () => {
  expect(decades(0.15, 2.4)).toEqual([0.2, 0.5, 1, 2]);
});

test('a very long one omits powers, evenly', () => {
  expect(decades(1e-40, 1e2).map(Math.log10).map(Math.round)).toEqual([-40, -35, -30, -25, -20, -15, -10, -5, 0]);
});
