import { expect, test } from 'vitest';
import { type CurveOptions, curveColumns, positionsOf, smooth } from './curveColumns.ts';

const steps = {
  step: [1, 2, 3, 4],
  epoch: [1, 1, 2, 2],
  loss: [2, 1, null, 0.5],
  learningRate: [0.1, 0.1, 0.1, 0.2],
  metrics: { accuracy: [0.1, 0.2, 0.3, 0.4] },
  time: [100, 200, 300, 400],
};
const epochs = [
  {
    epoch: 1,
    step: 2,
    loss: 1.5,
    metrics: {},
    validation: { loss: 1.2, metrics: { accuracy: 0.25, f1: 0.2 } },
    samplesPerSecond: 10,
  },
  {
    epoch: 2,
    step: 4,
    loss: 0.6,
    metrics: {},
    validation: { loss: 0.7, metrics: { accuracy: 0.5, f1: 0.4 } },
    samplesPerSecond: 10,
  },
];
const options: CurveOptions = { metric: 'loss', axis: 'step', smoothing: 0, logarithmic: false };

test('validation is at the last step of its epoch', () => {
  const { x, raw, validation } = curveColumns(steps, epochs, options);
  expect(x).toEqual([1, 2, 3, 4]);
  expect(raw).toEqual([2, 1, null, 0.5]);
  expect(validation).toEqual([null, 1.2, null, 0.7]);
});

test('a metric of validation only is drawn at the ends of epochs', () => {
  const { raw, validation } = curveColumns(steps, epochs, { ...options, metric: 'f1' });
  expect(raw).toEqual([null, null, null, null]);
  expect(validation).toEqual([null, 0.2, null, 0.4]);
});

test('an epoch whose last step is not among the steps gets a row of its own', () => {
  const sparse = { step: [1, 3], epoch: [1, 2], loss: [2, 1], learningRate: [0.1, 0.1], metrics: {}, time: [100, 300] };
  const { x, raw, validation, broken } = curveColumns(sparse, epochs, options);
  expect(x).toEqual([1, 2, 3, 4]);
  expect(raw).toEqual([2, null, 1, null]);
  expect(validation).toEqual([null, 1.2, null, 0.7]);
  expect(broken).toEqual([]);
});

test('a non-finite loss is marked', () => {
  expect(curveColumns(steps, epochs, options).broken).toEqual([3]);
  expect(curveColumns(steps, epochs, { ...options, metric: 'accuracy' }).broken).toEqual([]);
});

test('the axis can count epochs or seconds', () => {
  expect(curveColumns(steps, epochs, { ...options, axis: 'epoch' }).x).toEqual([0.5, 1, 1.5, 2]);
  const [first] = epochs;
  expect(curveColumns(steps, [first], { ...options, axis: 'epoch' }).x).toEqual([0.5, 1, 1.5, 2]);
  const shorter = [first, { ...epochs[1], step: 3 }];
  expect(curveColumns(steps, shorter, { ...options, axis: 'epoch' }).x).toEqual([0.5, 1, 2, 3]);
  expect(curveColumns(steps, epochs, { ...options, axis: 'time' }).x).toEqual([0.1, 0.2, 0.3, 0.4]);
});

test('a logarithmic axis omits what it cannot show', () => {
  const zero = { ...steps, loss: [2, 0, 1, 0.5] };
  expect(curveColumns(zero, [], { ...options, logarithmic: true }).raw).toEqual([2, null, 1, 0.5]);
});

test('a learning rate is found at its step, or at the next one that is recorded', () => {
  const { raw } = curveColumns(steps, epochs, { ...options, metric: 'learningRate' });
  expect(raw).toEqual([0.1, 0.1, 0.1, 0.2]);
  expect(positionsOf(curveColumns(steps, epochs, { ...options, axis: 'epoch' }), [4])).toEqual([2]);
  const sparse = { step: [1, 4], epoch: [1, 2], loss: [2, 1], learningRate: [0.1, 0.2], metrics: {}, time: [100, 400] };
  expect(positionsOf(curveColumns(sparse, [], options), [3, 5])).toEqual([4]);
});

test('without smoothing the values are unchanged', () => {
  expect(smooth([3, 1, 2], 0)).toEqual([3, 1, 2]);
});

test('the first value, and a constant, are unchanged', () => {
  expect(smooth([5, 5, 5], 0.9)).toEqual([5, expect.closeTo(5), expect.closeTo(5)]);
});

test('each value is weighted by the formula', () => {
  // (0.6 · 0.4 · 1 + 0.4 · 2) / (1 - 0.36), worked out by hand.
  expect(smooth([1, 2], 0.6)[1]).toBeCloseTo(1.625, 12);
});

test('non-finite values are omitted, and the average continues after them', () => {
  const [first, gap, nan, last] = smooth([1, null, Number.NaN, 2], 0.6);
  expect([first, gap, nan]).toEqual([1, null, null]);
  expect(last).toBeCloseTo(1.625, 12);
});

test('after many zeros the average is zero rather than subnormal', () => {
  expect(smooth([1, ...Array.from({ length: 3000 }, () => 0)], 0.6).at(-1)).toBe(0);
});

test('a value after several steps counts as if repeated at each of them', () => {
  const [, , , each] = smooth([1, 3, 3, 3], 0.9);
  const [, once] = smooth([1, 3], 0.9, [10, 13]);
  expect(once).toBeCloseTo(each ?? Number.NaN, 12);
});
