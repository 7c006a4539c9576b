import { expect, test } from 'vitest';
import { checkGraph, type GraphDocument, type TrainingSettings } from '../graph/index.ts';
import { createWasmExecutor, type Executor, referenceExecutor } from '../kernels/index.ts';
import { RandomStream } from '../random/index.ts';
import { classificationData, classifier, graph, ignoreRecords, neverInterrupt, randomColumn } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import { type Checkpoint, type Dataset, type TrainOptions, train, trainingData } from './index.ts';

const base = { recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 };
const EXECUTORS: readonly (readonly [string, Executor])[] = [
  ['reference', referenceExecutor],
  ['wasm', createWasmExecutor()],
];
const settings: TrainingSettings = { optimizer: { type: 'sgd', learningRate: 0.01 }, epochs: 3, batchSize: 8, seed: 1 };

/** Points with one value replaced. */
function pointsWith(sample: number, value: number): Dataset {
  const dataset = classificationData(40);
  const data = Float64Array.from(dataset.inputs[0].data);
  data[sample * 2] = value;
  return { ...dataset, inputs: [{ ...dataset.inputs[0], data }] };
}

interface Started extends Partial<Omit<TrainOptions, 'graph'>> {
  readonly document: GraphDocument;
  readonly dataset: Dataset;
  readonly executor: Executor;
}

const trainOn = ({ document, dataset, ...options }: Started) =>
  train({ ...base, graph: checkGraph(document).bind(trainingData(dataset)), ...options });

const failureOf = (options: Started) => refusalOf(() => trainOn(options));

test.each(EXECUTORS)('%s: an exploding learning rate is traced to the update', (_, executor) => {
  const document = classifier({ ...settings, optimizer: { type: 'sgd', learningRate: 1e45 } });
  const error = failureOf({ document, dataset: classificationData(40), executor });
  expect(error.code).toBe('training.nonFinite');
  expect(error.message).toMatch(
    /^The loss became \S+ at step 2 \(epoch 1, learning rate 1e45\): at step 1, the update of 'h\.weight' became -?Infinity$/,
  );
  expect(error.details).toMatchObject({ expected: 'finite numbers', fix: expect.stringContaining('smaller learning rate') });
  expect(error.details.where).toBe("the update of 'h.weight', step 1");
});

/** x → dense → loss; squaring overflows. */
const regression = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['o', 'dense', { units: 1 }],
    ['y', 'target', { shape: [1] }],
    ['j', 'mse'],
  ],
  [
    ['x', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  settings,
);

test.each(EXECUTORS)('%s: a non-finite value in the data is traced to its sample', (_, executor) => {
  const targets = [randomColumn('y', [1], 40, 3)];
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e200]) {
    const error = failureOf({ document: regression, dataset: { ...pointsWith(29, value), targets }, executor });
    expect(error.message).toMatch(/, the output of Input 'x' became (NaN|Infinity) for training sample 29$/);
    expect(error.details).toMatchObject({
      where: expect.stringMatching(/^the output of Input 'x', step \d, training sample 29$/),
      fix: expect.stringContaining('this sample'),
    });
  }
});

test.each(EXECUTORS)('%s: an overflowing loss is traced to the sample, though it is a sum over all', (_, executor) => {
  const dataset = { ...pointsWith(17, 1e30), targets: [randomColumn('y', [1], 40, 3)] };
  const error = failureOf({ document: regression, dataset, executor });
  expect(error.message).toMatch(/, the output of \S.* 'j' became Infinity for training sample 17$/);
});

/** All weights zero: the loss is about 1e36, the weight's gradient about 1e18 · 1e25. */
const steep = {
  dataset: {
    ...pointsWith(17, 1e25),
    targets: [{ ...randomColumn('y', [1], 40, 3), data: new Float64Array(40).fill(1e18) }],
  },
  initialParameters: [
    { name: 'o.weight', shape: [1, 2], data: Float32Array.of(0, 0) },
    { name: 'o.bias', shape: [1], data: Float32Array.of(0) },
  ],
};

const oneStep = (training: TrainingSettings) => ({
  ...regression,
  training: { ...settings, batchSize: 40, epochs: 1, ...training },
});

test.each(EXECUTORS)('%s: an overflowing gradient, without an overflowing loss, is traced to its parameter', (_, executor) => {
  const error = failureOf({ ...steep, document: oneStep({}), executor });
  expect(error.message).toMatch(
    /^The parameter 'o\.weight' became \S+ at step 1 .*: at step 1, the gradient of 'o\.weight' became -Infinity$/,
  );
  expect(error.details.fix).toContain('clip');
});

test.each(EXECUTORS)('%s: clipped by value, the same run succeeds', (_, executor) => {
  const document = oneStep({ clip: { type: 'value', clipValue: 0.1 } });
  expect(trainOn({ ...steep, document, executor }).reason).toBe('completed');
});

test.each(EXECUTORS)('%s: an overflow in the middle of an accumulation is traced to its batch', (_, executor) => {
  const order = steep.dataset.splits.train.slice();
  new RandomStream(1, 'shuffle', 1).shuffle(order);
  const step = Math.floor(order.indexOf(17) / 8) + 1;
  for (const accumulate of [2, 5]) {
    const document = oneStep({ batchSize: 8, accumulate, optimizer: { type: 'sgd', learningRate: 0 } });
    const error = failureOf({ ...steep, document, executor });
    expect(error.message).toContain(`: at step ${step}, the gradient of 'o.weight' became -Infinity`);
  }
});

test('the failure is the same after a resume, and no checkpoint has non-finite values', () => {
  const checkpoints: Checkpoint[] = [];
  const recorder = { ...ignoreRecords, checkpoint: (checkpoint: Checkpoint) => checkpoints.push(checkpoint) };
  const dataset = { ...pointsWith(17, 1e30), targets: [randomColumn('y', [1], 40, 3)] };
  const options = { document: regression, dataset, executor: createWasmExecutor(), recorder, checkpointEveryMs: 0 };
  const error = failureOf(options);
  expect(error.code).toBe('training.nonFinite');
  for (const { parameters } of checkpoints) for (const { data } of parameters) expect(data.every(Number.isFinite)).toBe(true);
  const resumed = failureOf({ ...options, resumeFrom: structuredClone(checkpoints[checkpoints.length - 1]) });
  expect(resumed.message).toBe(error.message);
});
