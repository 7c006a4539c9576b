import { expect, test } from 'vitest';
import { epochEnds, sparkline } from './sparkline.ts';

test('a curve goes from the largest loss at the top to the smallest at the bottom', () => {
  expect(sparkline([0, 5, 10], [3, 2, 1], 10)).toEqual([
    [
      { x: 0, y: 0 },
      { x: 0.5, y: 0.5 },
      { x: 1, y: 1 },
    ],
  ]);
});

test('losses that differ much are drawn on a logarithmic scale', () => {
  const [curve] = sparkline([0, 5, 10], [100, 1, 0.01], 10);
  expect(curve.map(({ y }) => Number(y.toFixed(6)))).toEqual([0, 0.5, 1]);
});

test('a loss that is not finite interrupts the curve', () => {
  expect(sparkline([1, 2, 3, 4], [2, null, 1, Number.NaN], 4).map((part) => part.length)).toEqual([1, 1]);
  expect(sparkline([1], [null], 1)).toEqual([]);
});

test('epochs are marked at their first steps, unless there are too many', () => {
  expect(epochEnds([{ step: 0, stepsPerEpoch: 7 }], 28)).toEqual([7, 14, 21]);
  const parts = [
    { step: 0, stepsPerEpoch: 7 },
    { step: 14, stepsPerEpoch: 4 },
  ];
  expect(epochEnds(parts, 24)).toEqual([7, 14, 18, 22]);
  expect(epochEnds(parts, 10)).toEqual([7]);
  expect(epochEnds([{ step: 0, stepsPerEpoch: 1 }], 1000)).toEqual([]);
  expect(epochEnds([{ step: 0, stepsPerEpoch: Number.NaN }], 10)).toEqual([]);
});
