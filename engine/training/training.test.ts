import { expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '../graph/index.ts';
import { referenceExecutor } from '../kernels/index.ts';
import { classificationData, classifier, graph, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import {
  type Checkpoint,
  type Dataset,
  type EpochMetrics,
  evaluate,
  type GradientRecord,
  initializeParameters,
  type NamedTensor,
  planSteps,
  predict,
  readSamples,
  type StepMetrics,
  type TrainOptions,
  train,
  trainingData,
} from './index.ts';

const base = { executor: referenceExecutor, recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 };
const settings = { optimizer: { type: 'adam', learningRate: 0.02 }, epochs: 3, batchSize: 32, seed: 1 };

const bitsOf = (tensors: readonly NamedTensor[]) =>
  tensors.map(({ name, data }) => [name, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

const trainWith = (
  { document, ...options }: Partial<TrainOptions> & { readonly document: GraphDocument },
  dataset: Dataset = classificationData(200, 40),
) => train({ ...base, graph: checkGraph(document).bind(trainingData(dataset)), ...options });

test('training lowers the loss and learns a task that can be learned', () => {
  const document = classifier({ ...settings, epochs: 40 });
  const epochs: EpochMetrics[] = [];
  const { reason, checkpoint, lastEpoch } = trainWith({
    document,
    recorder: { ...ignoreRecords, epoch: (metrics) => epochs.push(metrics) },
  });
  expect(reason).toBe('completed');
  expect(epochs).toHaveLength(40);
  expect(lastEpoch?.loss).toBeLessThan(epochs[0].loss / 3);
  expect(lastEpoch?.validation?.metrics.accuracy).toBeGreaterThan(0.9);
  expect(checkpoint.step).toBe(40 * 5);
});

test('a default batch size is clamped to the data; an explicit one beyond it is rejected', () => {
  const { batchSize: _, ...unset } = settings;
  const few = classificationData(20);
  expect(planSteps(checkGraph(classifier(unset)).configuration, few)).toEqual({
    parts: [{ epoch: 1, step: 0, batchSize: 20, stepsPerEpoch: 1 }],
    epochs: 3,
    steps: 3,
  });
  expect(trainWith({ document: classifier(unset) }, few).reason).toBe('completed');
  const refusal = refusalOf(() => trainWith({ document: classifier(settings) }, few));
  expect(refusal).toMatchObject({ code: 'graph.invalid', details: { received: '32', fix: 'Set the batch size to 20' } });
});

test('two runs with the same seed give the same bits; another seed gives others', () => {
  const document = classifier(settings);
  const [first, second] = [trainWith({ document }), trainWith({ document })];
  expect(bitsOf(first.checkpoint.parameters)).toEqual(bitsOf(second.checkpoint.parameters));
  const other = trainWith({ document: classifier({ ...settings, seed: 2 }) });
  expect(bitsOf(other.checkpoint.parameters)).not.toEqual(bitsOf(first.checkpoint.parameters));
});

const withDropout = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['h', 'dense', { units: 6 }],
    ['d', 'dropout', { rate: 0.4 }],
    ['o', 'dense', { units: 3 }],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'h'],
    ['h', 'd'],
    ['d', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { ...settings, optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.9 } },
);

test.each([1, 4, 5, 6, 13])(
  'a run stopped before step %i and resumed ends with the same bits as an uninterrupted one',
  (stopBefore) => {
    const whole = trainWith({ document: withDropout });
    let step = 0;
    const stopped = trainWith({
      document: withDropout,
      control: { ...neverInterrupt, next: () => (++step >= stopBefore ? 'stop' : 'continue') },
    });
    expect(stopped.reason).toBe('stopped');
    expect(stopped.checkpoint.step).toBe(stopBefore - 1);
    const resumed = trainWith({ document: withDropout, resumeFrom: stopped.checkpoint });
    expect(bitsOf(resumed.checkpoint.parameters)).toEqual(bitsOf(whole.checkpoint.parameters));
    expect(bitsOf(resumed.checkpoint.slots)).toEqual(bitsOf(whole.checkpoint.slots));
    expect(resumed.lastEpoch).toEqual(whole.lastEpoch);
  },
);

test('checkpoints are made at the start, on time, at a pause and after each epoch', () => {
  const checkpoints: Checkpoint[] = [];
  let now = 0;
  let steps = 0;
  trainWith({
    document: classifier(settings),
    recorder: { ...ignoreRecords, checkpoint: (checkpoint) => checkpoints.push(checkpoint) },
    clock: () => now,
    checkpointEveryMs: 100,
    control: {
      learningRate: () => undefined,
      next(beforePause) {
        steps++;
        if (steps === 3) now = 100;
        if (steps === 8) beforePause();
        return 'continue';
      },
    },
  });
  expect(checkpoints.map(({ step }) => step)).toEqual([0, 3, 5, 7, 10, 15]);
});

test('gradients are recorded at the first step and at the interval, for every parameter', () => {
  const recorded: [number, readonly GradientRecord[]][] = [];
  trainWith({
    document: classifier({ ...settings, record: { gradientsEvery: 4 } }),
    recorder: { ...ignoreRecords, gradients: (step, records) => recorded.push([step, records]) },
  });
  expect(recorded.map(([step]) => step)).toEqual([1, 4, 8, 12]);
  const [[, records]] = recorded;
  expect(records.map(({ parameter }) => parameter)).toEqual(['h.weight', 'h.bias', 'o.weight', 'o.bias']);
  for (const { gradient, updateRatio, parameter } of records) {
    expect(gradient.norm).toBeGreaterThan(0);
    expect(gradient.min).toBeLessThanOrEqual(gradient.mean);
    expect(gradient.max).toBeGreaterThanOrEqual(gradient.mean);
    if (parameter.endsWith('weight')) expect(updateRatio).toBeGreaterThan(0);
  }
});

test('the gradients of a step come before its metrics, which complete it', () => {
  const told: string[] = [];
  trainWith({
    document: classifier({ ...settings, epochs: 1, record: { gradientsEvery: 2 } }),
    recorder: {
      ...ignoreRecords,
      gradients: (step) => told.push(`gradients ${step}`),
      step: ({ step }) => told.push(`step ${step}`),
    },
  });
  expect(told).toEqual(['gradients 1', 'step 1', 'gradients 2', 'step 2', 'step 3', 'gradients 4', 'step 4', 'step 5']);
});

test('the controlled learning rate overrides the configured one', () => {
  const rates: number[] = [];
  const recorder = { ...ignoreRecords, step: ({ learningRate }: StepMetrics) => rates.push(learningRate) };
  trainWith({
    document: classifier({ ...settings, epochs: 1 }),
    recorder,
    control: { next: () => 'continue', learningRate: () => (rates.length < 2 ? undefined : 0.5) },
  });
  expect(rates).toEqual([0.02, 0.02, 0.5, 0.5, 0.5]);
});

test('the last batch of an epoch may be smaller, and every sample is used once per epoch', () => {
  const dataset = classificationData(70);
  const epochs: EpochMetrics[] = [];
  const document = classifier({ ...settings, optimizer: { type: 'sgd', learningRate: 0 }, epochs: 1 });
  const { checkpoint } = trainWith(
    { document, recorder: { ...ignoreRecords, epoch: (metrics) => epochs.push(metrics) } },
    dataset,
  );
  expect(checkpoint.step).toBe(3);
  // With learning rate 0 the epoch mean is the loss over the whole split.
  const whole = evaluate({
    graph: checkGraph(document).bind(dataset),
    split: 'train',
    parameters: initializeParameters(checkGraph(document), 1),
    executor: referenceExecutor,
  });
  expect(epochs[0].loss).toBeCloseTo(whole.loss, 12);
  expect(epochs[0].metrics.accuracy).toBeCloseTo(whole.metrics.accuracy, 12);
});

test('the plan counts the steps', () => {
  const document = classifier(settings);
  expect(planSteps(checkGraph(document).configuration, classificationData(70))).toEqual({
    parts: [{ epoch: 1, step: 0, batchSize: 32, stepsPerEpoch: 3 }],
    epochs: 3,
    steps: 9,
  });
});

test('training or evaluating without samples is rejected', () => {
  const empty = classificationData(0);
  expect(refusalOf(() => trainWith({ document: classifier(settings) }, empty)).code).toBe('training.noSamples');
  const options = {
    graph: checkGraph(classifier()).bind(classificationData(5)),
    split: 'test',
    parameters: [],
    executor: referenceExecutor,
  } as const;
  expect(refusalOf(() => evaluate(options)).code).toBe('training.noSamples');
});

test('a graph that does not fit the data is rejected before anything runs', () => {
  const dataset = classificationData(20);
  const wrong = { ...dataset, inputs: [{ ...dataset.inputs[0], shape: [4] }] };
  expect(refusalOf(() => trainWith({ document: classifier(settings) }, wrong)).code).toBe('graph.invalid');
});

test('the confusion matrix counts every sample once, with the true class as its row', () => {
  const document = classifier({ ...settings, epochs: 40 });
  const dataset = classificationData(200);
  const { checkpoint } = trainWith({ document }, dataset);
  const { matrices, metrics, samples } = evaluate({
    graph: checkGraph(document).bind(dataset),
    split: 'train',
    parameters: checkpoint.parameters,
    executor: referenceExecutor,
  });
  const { confusionMatrix } = matrices;
  const rows = confusionMatrix.map((row) => row.reduce((total, count) => total + count));
  const wanted = [0, 1, 2].map((label) => [...dataset.targets[0].data].filter((value) => value === label).length);
  expect(rows).toEqual(wanted);
  expect(confusionMatrix.reduce((total, row, index) => total + row[index], 0)).toBe(Math.round(metrics.accuracy * samples));
});

test('evaluation over several batches equals that over one', () => {
  const checked = checkGraph(classifier());
  const parameters = initializeParameters(checked, 3);
  const large = classificationData(600);
  const parts = [large.splits.train.subarray(0, 300), large.splits.train.subarray(300)];
  const of = (samples: Uint32Array) =>
    evaluate({
      graph: checked.bind({ ...large, splits: { ...large.splits, test: samples } }),
      split: 'test',
      parameters,
      executor: referenceExecutor,
    });
  const mean = (of(parts[0]).loss + of(parts[1]).loss) / 2;
  expect(of(large.splits.train).loss).toBeCloseTo(mean, 12);
});

test('predictions are the input of the loss: logits, or probabilities behind a softmax', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['o', 'dense', { units: 3 }],
      ['s', 'softmax'],
      ['y', 'target', { classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'o'],
      ['o', 's'],
      ['s', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const checked = checkGraph(document);
  const parameters = initializeParameters(checked, 1);
  const inputs = readSamples(
    [
      [1, 2],
      [3, -4],
    ],
    checked,
    'input',
    'rows',
  );
  const { shape, data } = predict({ graph: checked, parameters, inputs, executor: referenceExecutor }) as {
    shape: number[];
    data: number[];
  };
  expect(shape).toEqual([2, 3]);
  expect(data[0] + data[1] + data[2]).toBeCloseTo(1, 12);
});

test('predicting many rows equals predicting each', () => {
  const document = classifier();
  const parameters = initializeParameters(checkGraph(document), 1);
  const rows = Array.from({ length: 700 }, (_, index) => [Math.sin(index), Math.cos(index)]);
  const predictRows = (given: number[][]) =>
    predict({
      graph: checkGraph(document),
      parameters,
      inputs: readSamples(given, checkGraph(document), 'input', 'rows'),
      executor: referenceExecutor,
    }) as {
      data: number[];
      shape: number[];
    };
  const all = predictRows(rows);
  expect(all.shape).toEqual([700, 3]);
  for (const index of [0, 255, 256, 699])
    expect(all.data.slice(index * 3, index * 3 + 3)).toEqual(predictRows([rows[index]]).data);
});

test.each([
  ['samples.notAnArray', { a: 1 }],
  ['samples.empty', []],
  ['samples.shape', [[1, 2, 3]]],
  ['samples.shape', [[[1], [2]]]],
  ['samples.notANumber', [[1, 'two']]],
  ['samples.notANumber', [[1, null]]],
])('bad samples are rejected with %s', (code, samples) => {
  const error = refusalOf(() => readSamples(samples, checkGraph(classifier()), 'input', 'rows.json'));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^rows\.json/);
});

test('a class index must be one of the classes', () => {
  for (const index of [3, -1, 0.5])
    expect(refusalOf(() => readSamples([index], checkGraph(classifier()), 'target', 'y')).code).toBe('samples.class');
  expect(readSamples([0, 2], checkGraph(classifier()), 'target', 'y').count).toBe(2);
});

test('several inputs are read by node id and must have the same number of samples', () => {
  const document = graph(
    [
      ['a', 'input', { shape: [2] }],
      ['b', 'input', { shape: [] }],
      ['o', 'dense', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [
      ['a', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  expect(readSamples({ a: [[1, 2]], b: [3] }, checkGraph(document), 'input', 'in').count).toBe(1);
  expect(refusalOf(() => readSamples({ a: [[1, 2]], b: [3, 4] }, checkGraph(document), 'input', 'in')).code).toBe(
    'samples.count',
  );
  expect(refusalOf(() => readSamples([[1, 2]], checkGraph(document), 'input', 'in')).code).toBe('samples.notAnArray');
});
