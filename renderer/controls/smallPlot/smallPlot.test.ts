import { describe, expect, test } from 'vitest';
import { choiceAxisOf, logAxisOf } from './axes.ts';
import { contourLevels, contourLines } from './contourLines.ts';
import { ticks } from './ticks.ts';

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

test('a logarithmic axis maps equal factors to equal distances, with ticks of 1, 2 and 5', () => {
  const axis = logAxisOf(0.001, 0.1, 0, 200, 4);
  expect([0.001, 0.01, 0.1].map(axis.toPixel)).toEqual([0, 100, 200].map((pixel) => expect.closeTo(pixel, 9)));
  expect(axis.toValue(100)).toBeCloseTo(0.01, 9);
  expect(axis.ticks).toEqual([0.001, 0.01, 0.1]);
  expect(logAxisOf(0.001, 0.1, 0, 100, 2).ticks).toEqual([0.001, 0.1]);
  expect(logAxisOf(2, 30, 0, 100, 8).ticks).toEqual([2, 5, 10, 20]);
});

test('an axis of choices names them, at equal distances', () => {
  const axis = choiceAxisOf(['adam', 'sgd'], 0, 100);
  expect(axis.ticks.map((tick) => [axis.toPixel(tick), axis.format?.(tick)])).toEqual([
    [25, 'adam'],
    [75, 'sgd'],
  ]);
  expect(Math.round(axis.toValue(70))).toBe(1);
});
