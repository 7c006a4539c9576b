import { expect, test } from 'vitest';
import { appendEpochs, appendGradients, appendSteps, emptySeries, lastStep } from './series.ts';

const rows = (...steps: number[]) => ({
  step: steps,
  epoch: steps.map(() => 1),
  loss: steps.map((step) => 1 / step),
  learningRate: steps.map(() => 0.1),
  metrics: { accuracy: steps.map((step) => step / 10) },
  time: steps.map((step) => step * 10),
});

test('rows repeated after a reconnection are kept once', () => {
  const series = emptySeries();
  appendSteps(series, rows(1, 2, 3));
  appendSteps(series, rows(2, 3, 4));
  expect(series.steps).toEqual(rows(1, 2, 3, 4));
  expect(lastStep(series)).toBe(4);
});

test('an epoch that is known before its last steps does not stand for them', () => {
  const series = emptySeries();
  appendSteps(series, rows(1, 2));
  appendEpochs(series, [{ epoch: 1, step: 5, loss: 1, metrics: {}, samplesPerSecond: 100 }]);
  expect(lastStep(series)).toBe(2);
});

test('a metric that begins later has nulls before, and one that ends nulls after', () => {
  const series = emptySeries();
  appendSteps(series, { ...rows(1, 2), metrics: {} });
  appendSteps(series, rows(3));
  appendSteps(series, { ...rows(4), metrics: { mae: [7] } });
  expect(series.steps.metrics).toEqual({ accuracy: [null, null, 0.3, null], mae: [null, null, null, 7] });
});

test('known epochs are not repeated', () => {
  const series = emptySeries();
  const first = { epoch: 1, step: 10, loss: 1, metrics: {}, samplesPerSecond: 100 };
  const second = { epoch: 2, step: 20, loss: 0.5, metrics: {}, samplesPerSecond: 100 };
  expect(appendEpochs(series, [first])).toEqual([first]);
  expect(appendEpochs(series, [first, second])).toEqual([second]);
  expect(series.epochs).toEqual([first, second]);
  expect(lastStep(series)).toBe(20);
});

test('gradients are grouped by parameter', () => {
  const series = emptySeries();
  appendGradients(series, [
    { step: 1, parameter: 'h.weight', norm: 0.5 },
    { step: 1, parameter: 'h.bias', norm: null },
    { step: 2, parameter: 'h.weight', norm: 0.25 },
    { step: 2, parameter: 'h.weight', norm: 0.25 },
  ]);
  expect(series.gradients.get('h.weight')).toEqual({ step: [1, 2], norm: [0.5, 0.25] });
  expect(series.gradients.get('h.bias')).toEqual({ step: [1], norm: [null] });
});
