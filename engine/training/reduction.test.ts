import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { referenceExecutor } from '../kernels/index.ts';
import { classificationData, classifier, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import {
  type EpochMetrics,
  evaluate,
  initializeParameters,
  type NamedTensor,
  type StepMetrics,
  train,
  trainingData,
} from './index.ts';

const dataset = classificationData(70);

/** A classifier with a mean or sum loss over the batch, and a penalty that does not depend on the reduction. */
function document(reduction: 'mean' | 'sum', training: object) {
  const plain = classifier({ optimizer: { type: 'sgd', learningRate: 0 }, epochs: 1, batchSize: 32, seed: 1, ...training });
  const nodes = plain.nodes.map((node) => {
    if (node.id === 'j') return { ...node, params: { ...node.params, reduction } };
    return node.id === 'h' ? { ...node, params: { ...node.params, kernelL2: 0.01 } } : node;
  });
  return { ...plain, nodes };
}

function watch(reduction: 'mean' | 'sum', training: object = {}) {
  const steps: StepMetrics[] = [];
  const epochs: EpochMetrics[] = [];
  const recorder = {
    ...ignoreRecords,
    step: (metrics: StepMetrics) => steps.push(metrics),
    epoch: (metrics: EpochMetrics) => epochs.push(metrics),
  };
  const options = { executor: referenceExecutor, recorder, control: neverInterrupt, clock: () => 0 };
  const graph = checkGraph(document(reduction, training)).bind(trainingData(dataset));
  const { checkpoint } = train({ graph, ...options });
  return { steps, epochs, checkpoint };
}

test('the reported value of a summed loss is the same for every batch size', () => {
  const mean = watch('mean');
  const sum = watch('sum');
  sum.steps.forEach(({ loss }, step) => {
    expect(loss).toBeCloseTo(mean.steps[step].loss, 12);
  });
  expect(sum.epochs[0].loss).toBeCloseTo(mean.epochs[0].loss, 12);
  for (const batchSize of [7, 70]) expect(watch('sum', { batchSize }).epochs[0].loss).toBeCloseTo(mean.epochs[0].loss, 12);
  const graph = checkGraph(document('sum', {})).bind(dataset);
  const parameters = initializeParameters(graph, 1);
  const whole = evaluate({ graph, split: 'train', parameters, executor: referenceExecutor });
  expect(whole.loss).toBeCloseTo(mean.epochs[0].loss, 12);
});

const numbersOf = (tensors: readonly NamedTensor[]) => tensors.flatMap(({ data }) => [...data]);

test('gradients of a summed loss are those of the sum, and accumulated batches add up', () => {
  const training = { optimizer: { type: 'sgd', learningRate: 1e-3 } };
  const whole = numbersOf(watch('sum', { ...training, batchSize: 70 }).checkpoint.parameters);
  const parts = numbersOf(watch('sum', { ...training, batchSize: 28, accumulate: 3 }).checkpoint.parameters);
  const untouched = numbersOf(initializeParameters(checkGraph(document('sum', {})), 1));
  const ofMean = numbersOf(watch('mean', { ...training, batchSize: 70 }).checkpoint.parameters);
  const unpenalized = whole.slice(-9);
  expect(unpenalized).toHaveLength(9);
  parts.forEach((value, index) => {
    expect(value).toBeCloseTo(whole[index], 6);
  });
  // Behind the penalized layer: with 70 samples the sum moves weights 70 times as far as the mean.
  const start = whole.length - unpenalized.length;
  unpenalized.forEach((value, index) => {
    const moved = untouched[start + index] - value;
    expect(moved / (untouched[start + index] - ofMean[start + index])).toBeCloseTo(70, 0);
  });
});
