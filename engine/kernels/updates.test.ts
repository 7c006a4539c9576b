import { expect, test } from 'vitest';
import { checkGraph, type TrainingSettings } from '../graph/index.ts';
import { OPTIMIZERS } from '../optimizers/index.ts';
import { feed } from '../testing/feed.ts';
import { classificationData, classifier, graph } from '../testing/networks.ts';
import { initializeParameters, Model } from '../training/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from './index.ts';

const double = createReferenceExecutor('float64');
const EXECUTORS: readonly (readonly [string, Executor])[] = [
  ['reference', createReferenceExecutor('float32')],
  ['wasm', createWasmExecutor()],
];
const dataset = classificationData(64);

function modelOf(executor: Executor, training: TrainingSettings) {
  const bound = checkGraph(classifier(training)).bind(dataset);
  return { model: new Model(bound, executor, initializeParameters(bound, 1)), columns: bound.columns };
}

/** The gradients of the first samples, and the movement of each parameter against them in one step of length 1. */
function firstStep(executor: Executor, training: TrainingSettings) {
  const { model, columns } = modelOf(executor, { ...training, optimizer: { type: 'sgd', learningRate: 1 } });
  const before = model.parameters();
  const loaded = model.program('train', 16);
  feed(loaded, columns, dataset.splits.train, 0);
  loaded.run({ seed: 1, step: 1, learningRate: 1 });
  return loaded.program.parameters.map(({ name, gradient, value }, index) => {
    const old = before[index].data;
    const after = loaded.read(value);
    return {
      name,
      gradient: gradient ? [...loaded.read(gradient)] : [],
      moved: Array.from(old, (number, at) => number - after[at]),
    };
  });
}

const normOf = (numbers: readonly number[]) => Math.sqrt(numbers.reduce((total, x) => total + x * x, 0));

function close(received: readonly number[], expected: readonly number[], digits = 6) {
  expect(received).toHaveLength(expected.length);
  for (const [index, number] of expected.entries()) expect(received[index]).toBeCloseTo(number, digits);
}

test.each(EXECUTORS)('%s: gradients are clipped by value, and recorded unclipped', (_, executor) => {
  const steps = firstStep(executor, { clip: { type: 'value', clipValue: 0.05 } });
  expect(Math.max(...steps.flatMap(({ gradient }) => gradient.map(Math.abs)))).toBeGreaterThan(0.05);
  for (const { gradient, moved } of steps)
    close(
      moved,
      gradient.map((g) => Math.min(0.05, Math.max(-0.05, g))),
    );
});

test.each(EXECUTORS)("%s: each parameter's gradient is clipped by its norm", (_, executor) => {
  const steps = firstStep(executor, { clip: { type: 'norm', maxNorm: 0.2 } });
  const isLong = steps.map(({ gradient }) => normOf(gradient) > 0.2);
  expect(new Set(isLong).size).toBe(2);
  for (const { gradient, moved } of steps)
    close(
      moved,
      gradient.map((g) => g * Math.min(1, 0.2 / normOf(gradient))),
    );
});

test.each(EXECUTORS)('%s: all gradients are clipped by the global norm', (_, executor) => {
  const steps = firstStep(executor, { clip: { type: 'globalNorm', maxNorm: 0.3 } });
  const norm = normOf(steps.flatMap(({ gradient }) => gradient));
  expect(norm).toBeGreaterThan(0.3);
  for (const { gradient, moved } of steps)
    close(
      moved,
      gradient.map((g) => (g * 0.3) / norm),
    );
  const untouched = firstStep(executor, { clip: { type: 'globalNorm', maxNorm: 1e3 } });
  for (const { gradient, moved } of untouched) close(moved, gradient);
});

/** Parameters and slots after 48 samples in two updates, each over batches of the given sizes. */
function accumulated(executor: Executor, training: TrainingSettings, batches: readonly number[]) {
  const { model, columns } = modelOf(executor, { ...training, ...(batches.length > 1 && { accumulate: batches.length }) });
  let start = 0;
  let step = 0;
  for (const update of [1, 2]) {
    batches.forEach((batch, index) => {
      const isLast = index === batches.length - 1;
      const loaded = isLast
        ? model.program('train', batch, batches.length > 1 ? 24 : undefined)
        : model.program('accumulate', batch);
      feed(loaded, columns, dataset.splits.train, start);
      loaded.run({ seed: 1, step: ++step, update, learningRate: 0.05 });
      start += batch;
    });
  }
  return [...model.parameters(), ...model.slots()];
}

test.each(EXECUTORS.flatMap(([name, executor]) => OPTIMIZERS.map(({ type }) => [name, type, executor] as const)))(
  '%s, %s: accumulated batches update the parameters like one batch of all their samples',
  (_, type, executor) => {
    for (const clip of [undefined, { type: 'globalNorm', maxNorm: 0.1 }]) {
      const training = { optimizer: { type }, ...(clip && { clip }) };
      // In float64, so that the expected values are not rounded: signs of rounding errors would move weights by whole steps.
      const expected = accumulated(double, training, [24]);
      const received = accumulated(executor, training, [10, 8, 6]);
      for (const { name, data } of received) {
        const sum = name.endsWith('/gradientSum');
        const same = sum ? new Float32Array(data.length) : expected.find((tensor) => tensor.name === name)?.data;
        close([...data], [...(same ?? [])], 5);
      }
    }
  },
);

const normalized = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['n', 'batchNorm'],
    ['o', 'dense', { units: 3 }],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'n'],
    ['n', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { accumulate: 2 },
);

test.each(EXECUTORS)('%s: running averages follow every batch, also accumulating ones', (_, executor) => {
  const bound = checkGraph(normalized).bind(dataset);
  const { columns } = bound;
  const model = new Model(bound, executor, initializeParameters(bound, 1));
  const loaded = model.program('accumulate', 16);
  feed(loaded, columns, dataset.splits.train, 0);
  const before = new Map(model.parameters().map(({ name, data }) => [name, data]));
  loaded.run({ seed: 1, step: 1, learningRate: 1 });
  const moved = model.parameters().filter(({ name, data }) => data.some((number, at) => number !== before.get(name)?.[at]));
  expect(moved.map(({ name }) => name).sort()).toEqual(['n.movingMean', 'n.movingVariance']);
});

test.each(EXECUTORS)('%s: centered rmsprop is stable for constant gradients despite rounding', (_, executor) => {
  const document = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['o', 'dense', { units: 30 }],
      ['y', 'target', { shape: [30] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { type: 'rmsprop', centered: true, learningRate: 0 } },
  );
  const checked = checkGraph(document);
  const parameters = initializeParameters(checked, 1);
  const model = new Model(checked, executor, parameters);
  const data = Float64Array.from({ length: 16 * 30 }, (_, index) => 1000 + 97 * (index % 30));
  const { columns } = checked.bind({ ...dataset, targets: [{ name: 'y', shape: [30], data }] });
  const loaded = model.program('train', 16);
  const samples = Uint32Array.from({ length: 16 }, (_, index) => index);
  for (let step = 1; step <= 300; step++) {
    feed(loaded, columns, samples, 0);
    loaded.run({ seed: 1, step, learningRate: 0 });
    // A negative variance would make a step of 0 NaN.
    for (const { name, data: numbers } of model.parameters()) {
      expect(numbers).toEqual(parameters.find((parameter) => parameter.name === name)?.data);
    }
  }
});
