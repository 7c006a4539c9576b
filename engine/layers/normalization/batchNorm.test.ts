import { expect, test } from 'vitest';
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

test.each([
  ['the reference', createReferenceExecutor('float32')],
  ['the fast executor', createWasmExecutor()],
])('%s: training follows the moments of the batch, evaluation uses what was followed', (_name, executor) => {
  const model = new Model(document, executor, initializeParameters(document, 1));
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
