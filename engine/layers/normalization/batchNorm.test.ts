import { expect, test } from 'vitest';
import { applyEdits, checkGraph } from '../../graph/index.ts';
import { createReferenceExecutor, createWasmExecutor } from '../../kernels/index.ts';
import { graph } from '../../testing/networks.ts';
import { initializeParameters, Model } from '../../training/index.ts';

const document = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['b', 'batchNorm', { momentum: 0.9, epsilon: 0.01 }],
    ['y', 'target', { shape: [2] }],
    ['j', 'mse'],
  ],
  [
    ['x', 'b'],
    ['b', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { optimizer: { type: 'sgd', learningRate: 0 } },
);
const X = [1, 10, 3, 30, 8, 20];
const MEAN = [4, 20];
const VARIANCE = [(9 + 1 + 16) / 3, (100 + 100 + 0) / 3];

const EXECUTORS = [
  ['the reference', createReferenceExecutor('float32')],
  ['the fast executor', createWasmExecutor()],
] as const;

test.each(EXECUTORS)('%s: training updates running averages from batch statistics, evaluation uses them', (_name, executor) => {
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1));
  const moving = () => ['b.movingMean', 'b.movingVariance'].map((name) => [...(model.state.parameters.get(name) ?? [])]);
  expect(moving()).toEqual([
    [0, 0],
    [1, 1],
  ]);
  const training = model.program('train', 3);
  training.dataOf('x').set(X);
  for (const step of [1, 2]) training.run({ seed: 1, step, learningRate: 0 });
  const normal = X.map((x, index) => (x - MEAN[index % 2]) / Math.sqrt(VARIANCE[index % 2] + 0.01));
  const [loss] = training.program.losses;
  training.read(loss.prediction).forEach((value, index) => {
    expect(value).toBeCloseTo(normal[index], 5);
  });
  const [mean, variance] = moving();
  mean.forEach((value, channel) => {
    expect(value).toBeCloseTo(MEAN[channel] * (1 - 0.81), 4);
  });
  variance.forEach((value, channel) => {
    expect(value).toBeCloseTo(0.81 + VARIANCE[channel] * (1 - 0.81), 4);
  });

  const evaluation = model.program('evaluate', 1);
  evaluation.dataOf('x').set([1, 10]);
  evaluation.run({ seed: 1, step: 0 });
  evaluation.read(evaluation.program.losses[0].prediction).forEach((value, channel) => {
    expect(value).toBeCloseTo(([1, 10][channel] - mean[channel]) / Math.sqrt(variance[channel] + 0.01), 4);
  });
  expect(moving()).toEqual([mean, variance]);
});

test.each(EXECUTORS)('%s: a frozen batch norm is in evaluation mode, with constant averages', (_name, executor) => {
  const frozen = applyEdits(document, [{ type: 'setParam', nodeId: 'b', param: 'trainable', value: false }]);
  const checked = checkGraph(frozen);
  const model = new Model(checked, executor, initializeParameters(checked, 1));
  const training = model.program('train', 3);
  training.dataOf('x').set(X);
  training.run({ seed: 1, step: 1, learningRate: 0.1 });
  training.read(training.program.losses[0].prediction).forEach((value, index) => {
    expect(value).toBeCloseTo(X[index] / Math.sqrt(1.01), 4);
  });
  const kept = Object.fromEntries(model.parameters().map(({ name, data }) => [name, [...data]]));
  expect(kept).toEqual({ 'b.gamma': [1, 1], 'b.beta': [0, 0], 'b.movingMean': [0, 0], 'b.movingVariance': [1, 1] });
});

test.each(EXECUTORS)('%s: averages follow accumulated batches, too', (_name, executor) => {
  const accumulating = { ...document, training: { ...document.training, accumulate: 2 } };
  const checked = checkGraph(accumulating);
  const model = new Model(checked, executor, initializeParameters(checked, 1));
  for (const [goal, accumulated] of [['accumulate', undefined] as const, ['train', 6] as const]) {
    const loaded = model.program(goal, 3, accumulated);
    loaded.dataOf('x').set(X);
    loaded.run({ seed: 1, step: 1, learningRate: 0 });
  }
  [...(model.state.parameters.get('b.movingMean') ?? [])].forEach((value, channel) => {
    expect(value).toBeCloseTo(MEAN[channel] * (1 - 0.81), 4);
  });
  const { parameters } = model.program('train', 3, 6).program;
  expect(parameters.filter(({ gradient }) => gradient).map(({ name }) => name)).toEqual(['b.gamma', 'b.beta']);
});

test.each(EXECUTORS)('%s: averages shared by two layers are updated by both, in order', (_name, executor) => {
  const tied = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['b', 'batchNorm', { momentum: 0.9, epsilon: 1e-9 }],
      ['c', 'batchNorm', { momentum: 0.9, epsilon: 1e-9, tiedTo: 'b' }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'b'],
      ['b', 'c'],
      ['c', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { type: 'sgd', learningRate: 0 } },
  );
  const checked = checkGraph(tied);
  const model = new Model(checked, executor, initializeParameters(checked, 1));
  const training = model.program('train', 3);
  training.dataOf('x').set(X);
  training.run({ seed: 1, step: 1, learningRate: 0 });
  // After the first, each channel has mean 0 and variance 1.
  const mean = [...(model.state.parameters.get('b.movingMean') ?? [])];
  const variance = [...(model.state.parameters.get('b.movingVariance') ?? [])];
  for (const channel of [0, 1]) {
    expect(mean[channel]).toBeCloseTo(0.9 * 0.1 * MEAN[channel], 4);
    expect(variance[channel]).toBeCloseTo(0.9 * (0.9 + 0.1 * VARIANCE[channel]) + 0.1, 4);
  }
});

test('channels can be another dimension than the last', () => {
  const channelsFirst = graph(
    [
      ['x', 'input', { shape: [2, 1] }],
      ['b', 'batchNorm', { axis: 0, epsilon: 1e-12, movingMeanInitializer: 'ones' }],
      ['y', 'target', { shape: [2, 1] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'b'],
      ['b', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const checked = checkGraph(channelsFirst);
  const model = new Model(checked, createReferenceExecutor('float64'), initializeParameters(checked, 1));
  expect([...(model.state.parameters.get('b.movingMean') ?? [])]).toEqual([1, 1]);
  const training = model.program('train', 3);
  training.dataOf('x').set(X);
  training.run({ seed: 1, step: 1, learningRate: 0 });
  training.read(training.program.losses[0].prediction).forEach((value, index) => {
    expect(value).toBeCloseTo((X[index] - MEAN[index % 2]) / Math.sqrt(VARIANCE[index % 2]), 6);
  });
});
