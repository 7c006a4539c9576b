import { expect, test } from 'vitest';
import { formatBytes, formatCount, formatDuration, formatNumber, formatShare } from './numbers.ts';

test.each([
  [0, '0'],
  [0.123456789, '0.12346'],
  [-12.5, '-12.500'],
  [123456, '1.2346e+5'],
  [0.0000012345678, '1.2346e-6'],
  [Number.NaN, 'NaN'],
  [null, '-'],
])('%s is shown as %s', (value, shown) => {
  expect(formatNumber(value)).toBe(shown);
});

test.each([
  [0.04, '0.0 s'],
  [3.14, '3.1 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.7, '1 min 00 s'],
  [3599.6, '1 h 00 min'],
  [7620, '2 h 07 min'],
])('%s seconds are %s', (seconds, shown) => {
  expect(formatDuration(seconds)).toBe(shown);
});

test('counts have separators, shares are percentages, sizes have units', () => {
  expect(formatCount(101_770)).toBe('101,770');
  expect(formatShare(0.97123)).toBe('97.12 %');
  expect(formatShare(undefined)).toBe('-');
  expect([1, 0.99997, 0.00003, 0].map(formatShare)).toEqual(['100 %', '99.997 %', '0.003 %', '0 %']);
  expect(formatBytes(812)).toBe('812 B');
  expect(formatBytes(1_400_000)).toBe('1.4 MB');
});
