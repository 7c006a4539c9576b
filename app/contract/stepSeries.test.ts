import { expect, test } from 'vitest';
import { appendSteps, mapColumns, meansOf, type StepSeries } from './index.ts';

/** Every other row is left out. */
const thinned = (): StepSeries => ({
  step: [1, 3],
  epoch: [1, 1],
  loss: [4, 2],
  learningRate: [0.2, 0.2],
  metrics: { accuracy: [0.25, 0.5], f1: [null, null] },
  time: [10, 30],
  means: { loss: [3, 2], accuracy: [0.25, 0.75] },
});

test('a step added to a decimated series represents itself, and missing values are null', () => {
  const steps = thinned();
  const more = { step: [5, 6], epoch: [2, 2], loss: [1, 0], learningRate: [0.2, 0.1], metrics: { f1: [0.5, 1] }, time: [50, 60] };
  appendSteps(steps, more, 1);
  expect(steps).toEqual({
    step: [1, 3, 6],
    epoch: [1, 1, 2],
    loss: [4, 2, 0],
    learningRate: [0.2, 0.2, 0.1],
    metrics: { accuracy: [0.25, 0.5, null], f1: [null, null, 1] },
    time: [10, 30, 60],
    means: { loss: [3, 2, 0], accuracy: [0.25, 0.75, null] },
  });
  expect(meansOf(steps, 'loss')).toEqual([3, 2, 0]);
  // None of the omitted rows had a value.
  expect(meansOf(steps, 'f1')).toEqual([null, null, 1]);
  expect(meansOf(steps, 'precision')).toEqual([]);
});

test('a mapping applies to every column of a series', () => {
  expect(mapColumns(thinned(), (column) => column.slice(1))).toEqual({
    step: [3],
    epoch: [1],
    loss: [2],
    learningRate: [0.2],
    metrics: { accuracy: [0.5], f1: [null] },
    time: [30],
    means: { loss: [2], accuracy: [0.75] },
  });
});
