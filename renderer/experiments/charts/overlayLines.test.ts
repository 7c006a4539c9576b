import { expect, test } from 'vitest';
import type { CurveColumns } from './curveColumns.ts';
import { alignLines, joinSeeds } from './overlayLines.ts';

const run = (x: number[], values: (number | null)[], validation: (number | null)[] = x.map(() => null)): CurveColumns => ({
  x,
  step: x,
  epoch: x,
  raw: values,
  smoothed: values,
  validation,
  broken: [],
});

test('the mean of runs is drawn where all have values, with the range of them', () => {
  const { columns, range } = joinSeeds([run([1, 2, 3, 4], [4, 3, 2, 1]), run([1, 3, 5], [2, 4, 6])]);
  expect(columns.x).toEqual([1, 2, 3, 4]);
  // Of the second run 3 and 5 at steps 2 and 4, on the straight lines between its rows.
  expect(columns.smoothed).toEqual([3, 3, 3, 3]);
  expect(range.low).toEqual([2, 3, 2, 1]);
  expect(range.high).toEqual([4, 3, 4, 5]);
});

test('a missing value is bridged, and validations are means of those that are there', () => {
  const { columns } = joinSeeds([run([1, 2, 3], [1, null, 3], [null, null, 4]), run([1, 2, 3], [1, 2, 3], [null, 1, 6])]);
  expect(columns.smoothed).toEqual([1, 2, 3]);
  expect(columns.validation).toEqual([null, 1, 5]);
});

test('runs without common steps have no mean', () => {
  expect(joinSeeds([run([1, 2], [1, 1]), run([3, 4], [1, 1])]).columns.x).toEqual([]);
  expect(joinSeeds([run([], []), run([3, 4], [1, 1])]).columns.x).toEqual([]);
});

test('lines on one axis have no values where only others have', () => {
  const lines = [
    { id: 'a', name: 'a', color: 'blue', columns: run([1, 2], [10, 20]) },
    { id: 'b', name: 'b', color: 'red', columns: run([2, 3], [5, 6]) },
  ] as const;
  const [x, rawOfA, , , rawOfB] = alignLines(lines);
  expect([...x]).toEqual([1, 2, 3]);
  expect(rawOfA).toEqual([10, 20, undefined]);
  expect(rawOfB).toEqual([undefined, 5, 6]);
});
