import { describe, expect, test } from 'vitest';
import { analyzeGraph, checkGraph, type GraphDocument } from '../graph/index.ts';
import { createWasmExecutor, referenceExecutor } from '../kernels/index.ts';
import { graph, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import {
  type Dataset,
  evaluate,
  type NamedTensor,
  normalizeTargets,
  preparationOf,
  renormalizeTargets,
  train,
  trainingData,
} from './index.ts';

const SETTINGS = { optimizer: { type: 'sgd', learningRate: 0.1 }, batchSize: 4, epochs: 30, seed: 1 };

/** x → dense → (activation →) loss, y [units]. */
function regression({ loss = 'mse', units = 1, activation = '', lossParams = {}, normalizeTarget = 'auto' } = {}): GraphDocument {
  const last = activation ? 'a' : 'd';
  const document = graph(
    [
      ['x', 'input', { shape: [1] }],
      ['d', 'dense', { units }],
      ...(activation ? ([['a', activation]] as const) : []),
      ['y', 'target', { shape: [units] }],
      ['j', loss, lossParams],
    ],
    [['x', 'd'], ...(activation ? ([['d', 'a']] as const) : []), [last, 'j', 'prediction'], ['y', 'j', 'target']],
    SETTINGS,
  );
  return { ...document, data: { dataset: 'd', normalizeTarget: normalizeTarget as 'auto' } };
}

/** Inputs -1…1 with targets computed from them. */
function samples(targetsOf: (x: number) => readonly number[], count = 12): Dataset {
  const x = Float64Array.from({ length: count }, (_, index) => (2 * index) / (count - 1) - 1);
  const targets = Float64Array.from([...x].flatMap(targetsOf));
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  return {
    name: 'd',
    inputs: [{ name: 'x', shape: [1], data: x }],
    targets: [{ name: 'y', shape: [targets.length / count], data: targets }],
    splits: { train: order, validation: order.subarray(0, 4), test: order.subarray(0, 0) },
    fingerprint: 'test',
  };
}

const normalizedBy = (document: GraphDocument, dataset: Dataset) =>
  normalizeTargets(analyzeGraph(document), document, dataset).targets[0].normalization;

describe('auto standardizes a target', () => {
  test('if its mean or its deviation is far from 0 and 1', () => {
    for (const targetsOf of [(x: number) => [x + 100], (x: number) => [1000 * x], (x: number) => [x / 1000]])
      expect(normalizedBy(regression(), samples(targetsOf))).toBeDefined();
  });

  test('by the mean and the standard deviation of the training samples', () => {
    // -1…1 in 12 steps have mean 0 and variance (12² - 1) / 3 / 11² = 143 / 363.
    const normalization = normalizedBy(
      regression(),
      samples((x) => [1000 * x + 5000]),
    );
    expect(normalization?.offset[0]).toBeCloseTo(5000, 9);
    expect(normalization?.scale[0]).toBeCloseTo(1 / (1000 * Math.sqrt(143 / 363)), 12);
  });

  test('but not if it is near these, or all its values are equal and small', () => {
    for (const targetsOf of [(x: number) => [x], (x: number) => [3 * x - 2], () => [0.5]])
      expect(normalizedBy(regression(), samples(targetsOf))).toBeUndefined();
  });

  test('but not if the prediction comes from an activation, or the loss measures no distance', () => {
    const far = samples((x) => [1000 * x]);
    for (const activation of ['relu', 'sigmoid', 'softplus'])
      expect(normalizedBy(regression({ activation }), far)).toBeUndefined();
    expect(normalizedBy(regression({ activation: 'linear' }), far)).toBeDefined();
    expect(normalizedBy(regression({ loss: 'binaryCrossEntropy' }), far)).toBeUndefined();
    expect(normalizedBy(regression({ loss: 'binaryCrossEntropy', normalizeTarget: 'standard' }), far)).toBeUndefined();
  });

  test('according to its settings, if given', () => {
    expect(
      normalizedBy(
        regression({ normalizeTarget: 'none' }),
        samples((x) => [1000 * x]),
      ),
    ).toBeUndefined();
    expect(
      normalizedBy(
        regression({ normalizeTarget: 'standard' }),
        samples((x) => [x]),
      ),
    ).toBeDefined();
    expect(
      normalizedBy(
        regression({ normalizeTarget: 'standard', activation: 'relu' }),
        samples((x) => [x]),
      ),
    ).toBeDefined();
  });

  test('as in training, when a run is resumed', () => {
    const document = regression();
    const dataset = samples((x) => [1000 * x]);
    const trained = normalizeTargets(analyzeGraph(document), document, dataset);
    expect(renormalizeTargets(dataset, preparationOf(trained))).toEqual(trained);
    expect(renormalizeTargets(dataset, undefined)).toEqual(dataset);
  });
});

describe.each([
  { loss: 'mse', lossOf: (e: number) => e * e },
  { loss: 'mae', lossOf: Math.abs },
  {
    loss: 'huber',
    lossParams: { delta: 300 },
    lossOf: (e: number) => (Math.abs(e) <= 300 ? e ** 2 / 2 : 300 * (Math.abs(e) - 150)),
  },
])('the loss $loss of standardized targets', ({ loss, lossParams, lossOf }) => {
  const document = regression({ loss, units: 2, lossParams });
  const dataset = normalizeTargets(
    analyzeGraph(document),
    document,
    samples((x) => [1000 * x + 5000, 200 * x]),
  );
  const parameters: NamedTensor[] = [
    { name: 'd.weight', shape: [2, 1], data: Float32Array.of(0.5, -0.25) },
    { name: 'd.bias', shape: [2], data: Float32Array.of(0.125, 1) },
  ];

  test.each([referenceExecutor, createWasmExecutor()])('is reported in their own units, by $name', (executor) => {
    const { offset = [], scale = [] } = dataset.targets[0].normalization ?? {};
    const [inputs, targets] = [dataset.inputs[0].data, dataset.targets[0].data];
    let total = 0;
    for (let sample = 0; sample < inputs.length; sample++) {
      const outputs = [0.5 * inputs[sample] + 0.125, -0.25 * inputs[sample] + 1];
      outputs.forEach((output, unit) => {
        total += lossOf(output / scale[unit] + offset[unit] - targets[2 * sample + unit]);
      });
    }
    const expected = total / targets.length;
    const evaluated = evaluate({ graph: checkGraph(document).bind(dataset), split: 'train', parameters, executor });
    expect(evaluated.loss / expected).toBeCloseTo(1, 5);
  });

  test('falls in training, and is the same for validation', () => {
    const losses: number[] = [];
    const graph = checkGraph(document).bind(trainingData(dataset));
    const options = { graph, executor: createWasmExecutor(), control: neverInterrupt, clock: () => 0 };
    const recorder = { ...ignoreRecords, epoch: ({ loss: mean }: { loss: number }) => losses.push(mean) };
    const { checkpoint, lastEpoch } = train({ ...options, recorder });
    expect(losses.at(-1)).toBeLessThan(losses[0] / 5);
    const { executor, ...evaluation } = { ...options, split: 'validation' as const, parameters: checkpoint.parameters };
    expect(evaluate({ ...evaluation, executor }).loss).toBe(lastEpoch?.validation?.loss);
  });
});

test('a graph without normalized targets compiles to the same program as before', () => {
  const document = regression();
  const near = samples((x) => [x]);
  expect(normalizeTargets(analyzeGraph(document), document, near)).toBe(near);
});
