import { expect, test } from 'vitest';
import { breakable } from './breakable.ts';

const LONG_SUM = Array.from({ length: 12 }, (_, at) => `e^{z_{${at}}}`).join(' + ');

test('long parentheses get a fixed size, so that their lines can break', () => {
  expect(breakable(`z - \\ln\\left(${LONG_SUM}\\right) = 1`)).toBe(`z - \\ln\\bigl(${LONG_SUM}\\bigr) = 1`);
  const tall = `${LONG_SUM} + \\frac{1}{2}`;
  expect(breakable(`\\left(${tall}\\right)^2`)).toBe(`\\biggl(${tall}\\biggr)^2`);
});

test('short ones, and those within a fraction or a root, stay', () => {
  const formula = `\\sigma\\left(z_{0}\\right) + \\frac{\\left(${LONG_SUM}\\right)}{2}`;
  expect(breakable(formula)).toBe(formula);
  expect(breakable('\\left|\\left(a\\right)\\right|')).toBe('\\left|\\left(a\\right)\\right|');
});

test('within a long one, the short ones stay and the long ones do not', () => {
  expect(breakable(`\\left(\\left(a + b\\right) + \\left(${LONG_SUM}\\right)\\right)`)).toBe(
    `\\bigl(\\left(a + b\\right) + \\bigl(${LONG_SUM}\\bigr)\\bigr)`,
  );
});

test('a line may break after the comma of a list, but not after that of indices', () => {
  expect(breakable('\\max(z_{0,1}, z_{0,2})')).toBe('\\max(z_{0,1}, \\allowbreak z_{0,2})');
});
