import { expect, test } from 'vitest';
import type { FollowedStep } from '#app/contract/index.ts';
import { deltaCurves, lossCurve, predictionCurves } from './followCurves.ts';

const step = (number: number, values: FollowedStep['loss'][], norm: FollowedStep['loss'] = 1): FollowedStep => ({
  step: number,
  epoch: 1,
  loss: values[0],
  prediction: { kind: 'probabilities', target: 'y', values: values.filter((value) => value !== null) },
  deltas: [
    { node: 'h', norm: norm ?? 0 },
    { node: 'y', norm: 3 },
  ],
});

test('values that are not finite interrupt a curve', () => {
  expect(lossCurve([step(0, [1]), step(1, ['NaN']), step(2, [null])])).toEqual([1, null, null]);
});

test('predictions are named by their classes', () => {
  expect(predictionCurves([step(0, [0.25, 0.75]), step(1, [0.5, 0.5])], ['cat', 'dog'])).toEqual([
    { name: 'cat', values: [0.25, 0.5] },
    { name: 'dog', values: [0.75, 0.5] },
  ]);
});

test('of many values the largest ones are drawn, in their order', () => {
  const values = Array.from({ length: 12 }, (_, index) => index);
  const curves = predictionCurves([step(0, values)], undefined);
  expect(curves.map(({ name }) => name)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
});

test('δ is drawn for the named nodes, and without zeros', () => {
  const names = new Map([['h', 'Hidden']]);
  expect(deltaCurves([step(0, [1], 0.5), step(1, [1], 0), step(2, [1], 'Infinity')], names)).toEqual([
    { name: 'Hidden', values: [0.5, null, null] },
  ]);
});
