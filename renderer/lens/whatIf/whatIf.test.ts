import { describe, expect, test } from 'vitest';
import type { GradientCheck } from '#app/contract/index.ts';
import { ticks } from '../../controls/smallPlot/index.ts';
import { contourLevels, contourLines } from './contourLines.ts';
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

describe('contour lines', () => {
  const columns = 41;
  const bowl = Array.from({ length: columns * columns }, (_, at) => {
    const [x, y] = [(at % columns) - 20, Math.floor(at / columns) - 20];
    return x * x + y * y;
  });

  test('of a bowl are circles', () => {
    const segments = contourLines(bowl, columns, 100);
    expect(segments.length).toBeGreaterThan(40);
    for (const [column, row] of segments.flatMap(({ from, to }) => [from, to])) {
      expect(Math.hypot(column - 20, row - 20)).toBeCloseTo(10, 1);
    }
  });

  test('are closed: each end is the end of two pieces', () => {
    const ends = contourLines(bowl, columns, 123).flatMap(({ from, to }) =>
      [from, to].map((end) => end.map((at) => at.toFixed(6)).join()),
    );
    const counts = new Map<string, number>();
    for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
    expect(new Set(counts.values())).toEqual(new Set([2]));
  });

  test('keep away from values that are not finite', () => {
    const broken = bowl.with(20 * columns + 30, Number.NaN);
    const around = contourLines(broken, columns, 100).filter(({ from }) => Math.hypot(from[0] - 30, from[1] - 20) < 1);
    expect(around).toEqual([]);
  });

  test('at a saddle do not cross', () => {
    // High at the upper left and lower right; the center is high, too, so that the low corners are cut off.
    expect(contourLines([1, 0, 0, 1], 2, 0.4)).toEqual([
      { from: [0.6, 0], to: [1, 0.4] },
      { from: [0.4, 1], to: [0, 0.6] },
    ]);
  });

  test('crowd near the lowest value, within the range', () => {
    const levels = contourLevels([0, 100, Number.NaN], 4);
    expect(levels).toEqual([4, 16, 36, 64].map((level) => expect.closeTo(level, 9)));
    expect(contourLevels([3, 3], 4)).toEqual([]);
  });
});

test('ticks are round numbers within the range', () => {
  expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticks(-0.13, 0.31, 4)).toEqual([0, 0.2]);
  expect(ticks(12, 3456, 4)).toEqual([1000, 2000, 3000]);
  expect(ticks(1, 1, 4)).toEqual([]);
});

test('a curve has a gap where J is not finite', () => {
  expect(curvePath([0, 1, 2, 3], [5, Number.NaN, 6, 7])).toBe('M0.0,5.0M2.0,6.0L3.0,7.0');
});
