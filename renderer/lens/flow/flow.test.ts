import { expect, test } from 'vitest';
import { moveCell } from './FlowPicture.tsx';
import { groupSteps, logRange, logShare } from './flowScale.ts';

test('a scale spans whole decades around all values; zero and what is not finite do not count', () => {
  expect(logRange([0.003, 0.4, 0, Number.NaN, Infinity])).toEqual({ low: -3, high: 0 });
  expect(logRange([0.02, 0.03])).toEqual({ low: -2, high: -1 });
  expect(logRange([100])).toEqual({ low: 1, high: 2 });
  expect(logRange([])).toEqual({ low: -1, high: 0 });
});

test('a scale has twelve decades at most, the largest ones', () => {
  expect(logRange([1e-40, 2])).toEqual({ low: -11, high: 1 });
});

test('values lie on it by their logarithm', () => {
  const range = { low: -4, high: 0 };
  expect([1e-4, 1e-2, 1, 50, 1e-9, 0].map((value) => logShare(value, range))).toEqual([0, 0.5, 1, 1, 0, 0]);
  expect(logShare(Number.NaN, range)).toBeUndefined();
  expect(logShare(Infinity, range)).toBeUndefined();
});

test('more steps than columns are grouped, without hiding one that is not finite', () => {
  expect([...groupSteps([1, 3, 5, 7, 9, 11], 3)]).toEqual([2, 6, 10]);
  expect([...groupSteps([1, 2], 10)]).toEqual([1, 2]);
  expect([...groupSteps([1, 1, Number.NaN, 1], 2)]).toEqual([1, Number.NaN]);
});

test('keys move within the picture', () => {
  expect(moveCell({ row: 0, column: 5 }, 'ArrowUp', 3, 10)).toEqual({ row: 0, column: 5 });
  expect(moveCell({ row: 0, column: 5 }, 'End', 3, 10)).toEqual({ row: 0, column: 9 });
  expect(moveCell({ row: 0, column: 5 }, 'ArrowDown', 3, 10)).toEqual({ row: 1, column: 5 });
  expect(moveCell({ row: 0, column: 5 }, 'x', 3, 10)).toBeUndefined();
});
