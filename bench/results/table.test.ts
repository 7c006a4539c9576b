import { expect, test } from 'vitest';
import { formatCount, toDigits } from './table.ts';

test.each([
  [5_912_345, '5.91 M'],
  [82_345, '82.3 k'],
  [999, '999'],
  [0.5, '0.50'],
])('%d is written %s', (value, text) => {
  expect(formatCount(value)).toBe(text);
});

test('a ratio has three digits', () => {
  expect([0.654321, 1.23456, 12.3456, 123.456, Number.NaN].map(toDigits)).toEqual(['0.65', '1.23', '12.3', '123', 'NaN']);
});
