import { describe, expect, test } from 'vitest';
import type { GradientCheck } from '#app/contract/index.ts';
import { curvePath } from './LossCurve.tsx';
import { movePoint, nearestIndex } from './plotPoint.ts';
import { predictChange, sliderRange } from './predictChange.ts';
import { elementVerdict, verdictOf } from './verdict.ts';

const smooth: GradientCheck = {
  address: 'hidden.weight[0,0]',
  analytic: 0.5,
  right: 0.5,
  left: 0.5,
  central: 0.5,
  epsilon: 1e-5,
  isKink: false,
  relativeError: 1e-10,
};
const kink: GradientCheck = { ...smooth, analytic: 0, right: 0.5, left: 0, central: 0.25, isKink: true, relativeError: 0 };

describe('a gradient is', () => {
  test('right if it agrees with central differences', () => {
    expect(elementVerdict(smooth)).toBe('right');
    expect(verdictOf({ relativeError: 9e-7, worst: [smooth] })).toBe('right');
  });

  test('right at a kink if it lies between the slopes of the sides', () => {
    expect(verdictOf({ relativeError: 1e-10, worst: [smooth, kink] })).toBe('kink');
  });

  test('wrong if it does not agree, or if there is no number to compare', () => {
    expect(verdictOf({ relativeError: 2e-3, worst: [kink] })).toBe('wrong');
    expect(verdictOf({ relativeError: 'NaN', worst: [] })).toBe('wrong');
  });
});

test('a change is predicted by the gradient; the curvature makes the difference', () => {
  // J(w) = w² from 3 to 3.5.
  expect(predictChange({ original: 3, current: 3.5, gradient: 6, lossBefore: 9, lossAfter: 12.25 })).toEqual({
    actual: 3.25,
    predicted: 3,
    difference: 0.25,
  });
});

test('a slider reaches round numbers on both sides, and contains the value', () => {
  expect(sliderRange(0)).toEqual([-1, 1]);
  expect(sliderRange(0.31)).toEqual([-1, 1]);
  expect(sliderRange(-3.2)).toEqual([-7, 7]);
  for (const value of [1e-9, 0.7, -42, 1234.5]) {
    const [low, high] = sliderRange(value);
    expect(value).toBeGreaterThan(low);
    expect(value).toBeLessThan(high);
  }
});

test('keys move over the points of a plot, and end at its edges', () => {
  const grid = { columns: 5, rows: 3 };
  const middle = { column: 2, row: 1 };
  const moves = { ArrowLeft: [1, 1], ArrowRight: [3, 1], ArrowUp: [2, 2], ArrowDown: [2, 0], Home: [0, 1], End: [4, 1] };
  for (const [key, [column, row]] of Object.entries(moves)) expect(movePoint(middle, key, grid)).toEqual({ column, row });
  expect(movePoint({ column: 4, row: 0 }, 'ArrowRight', grid)).toEqual({ column: 4, row: 0 });
  expect(movePoint(middle, 'ArrowUp', { columns: 5, rows: 1 })).toEqual({ column: 2, row: 0 });
  expect(movePoint(middle, 'Tab', grid)).toBeUndefined();
});

test('the keyboard begins at the point nearest to the present value', () => {
  const axis = { from: -1, to: 1, count: 41 };
  expect([-1, 0.31, 0.33, 7].map((value) => nearestIndex(axis, value))).toEqual([0, 26, 27, 40]);
});

test('a curve has a gap where J is not finite', () => {
  expect(curvePath([0, 1, 2, 3], [5, Number.NaN, 6, 7])).toBe('M0.0,5.0M2.0,6.0L3.0,7.0');
});
