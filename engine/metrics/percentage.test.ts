import { expect, test } from 'vitest';
import { digitsOffBounds, percentage } from './percentage.ts';

test.each([
  [0, '0'],
  [1, '100'],
  [0.9997, '99.97'],
  [0.99949, '99.9'],
  [0.999996, '99.9996'],
  [0.0003, '0.03'],
  [0.0005, '0.1'],
  [0.9741, '97.4'],
  [0.5, '50.0'],
  [1.05, '105.0'],
  [-0.05, '-5.0'],
])('a share of %s is %s percent, off the bounds that it has not reached', (share, text) => {
  expect(percentage(share, 1)).toBe(text);
});

test('the nearest numbers that are not yet a bound are off it; rounding error is none', () => {
  expect(percentage(1 - 1e-8, 1)).toBe('>99.9999');
  expect(percentage(1e-8, 2)).toBe('<0.0001');
  expect(percentage(0.1 + 0.2 + 0.7 - Number.EPSILON, 1)).toBe('100');
  expect(percentage(1e-12, 1)).toBe('0');
});

test('a value near a bound of its range gets more digits; one at it, or far from it, does not', () => {
  expect(digitsOffBounds(0.99997, [null, 1], 3)).toBe(5);
  expect(digitsOffBounds(1.0004, [1, null], 3)).toBe(5);
  expect(digitsOffBounds(1, [0, 1], 3)).toBe(3);
  expect(digitsOffBounds(1 + 5e-15, [1, null], 3)).toBe(3);
  expect(digitsOffBounds(1 - 2e-8, [0, 1], 3)).toBe(8);
  expect(digitsOffBounds(0.9, [0, 1], 3)).toBe(3);
  expect(digitsOffBounds(0, [0, null], 3)).toBe(3);
});
