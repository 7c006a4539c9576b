import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../compile/index.ts';
import { checkGraph, type GraphDocument } from '../../graph/index.ts';
import { feed } from '../../testing/feed.ts';
import { classifier, graph, randomColumn } from '../../testing/networks.ts';
import { type Column, initializeParameters, Model } from '../../training/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '../index.ts';

/** All results of a few training steps: losses, outputs and gradients of all nodes, parameters, slots. */
function trainOn(
  executor: Executor,
  document: GraphDocument,
  columns: ReadonlyMap<string, Column>,
  batch: number,
  steps: number,
) {
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1));
  const program = compile(model.graph, { batch, goal: 'train', observe: true });
  const loaded = executor.load(program, model.state);
  const losses: number[] = [];
  const samples = Uint32Array.from({ length: batch }, (_, index) => index);
  for (let step = 1; step <= steps; step++) {
    feed(loaded, columns, samples, 0);
    loaded.run({ seed: 1, step, learningRate: 0.05 });
    losses.push(program.loss ? loaded.read(program.loss)[0] : Number.NaN);
  }
  const values = new Map<string, Float64Array>([['losses', Float64Array.from(losses)]]);
  for (const [id, { output, gradient }] of program.observed) {
    values.set(id, Float64Array.from(loaded.read(output)));
    if (gradient) values.set(`∂J/∂${id}`, Float64Array.from(loaded.read(gradient)));
  }
  for (const { name, data } of [...model.parameters(), ...model.slots()]) values.set(name, Float64Array.from(data));
  return values;
}

/** The largest difference, relative to the largest value of the same tensor. */
function largestDifference(received: ReadonlyMap<string, Float64Array>, expected: ReadonlyMap<string, Float64Array>): number {
  expect([...received.keys()]).toEqual([...expected.keys()]);
  let worst = 0;
  for (const [name, numbers] of expected) {
    const scale = Math.max(1e-3, ...numbers.map(Math.abs));
    received.get(name)?.forEach((number, index) => {
      const difference = Math.abs(number - numbers[index]) / scale;
      worst = Math.max(worst, Number.isFinite(difference) ? difference : Number.POSITIVE_INFINITY);
    });
  }
  return worst;
}

function columnsFor(batch: number, input: readonly number[], target: readonly number[], classes?: number) {
  return new Map([
    ['x', randomColumn('x', input, batch, 5)],
    ['y', randomColumn('y', target, batch, 6, classes)],
  ]);
}

const reference = createReferenceExecutor('float32');
const wasm = createWasmExecutor();

test('a classifier trains equally on both executors, for any batch size', () => {
  for (const batch of [1, 3, 6, 7, 16, 33]) {
    const document = classifier({ optimizer: { type: 'adam', learningRate: 0.05 } });
    const columns = columnsFor(batch, [2], [], 3);
    const [expected, received] = [reference, wasm].map((executor) => trainOn(executor, document, columns, batch, 4));
    expect(largestDifference(received, expected)).toBeLessThan(1e-4);
  }
});

/** input → dense → activation → dropout → dense → activation → loss. */
function network(
  inputs: number,
  hidden: number,
  outputs: number,
  activation: string,
  loss: string,
  optimizer: Record<string, unknown>,
) {
  const classes = loss === 'crossEntropy' ? outputs : undefined;
  return graph(
    [
      ['x', 'input', { shape: [inputs] }],
      ['h', 'dense', { units: hidden }],
      ['a', activation],
      ['d', 'dropout', { rate: 0.3 }],
      ['o', 'dense', { units: outputs }],
      ['p', loss === 'binaryCrossEntropy' ? 'sigmoid' : loss === 'crossEntropy' ? 'softmax' : 'tanh'],
      ['y', 'target', classes ? { shape: [], classes } : { shape: [outputs] }],
      ['j', loss],
    ],
    [
      ['x', 'h'],
      ['h', 'a'],
      ['a', 'd'],
      ['d', 'o'],
      ['o', 'p'],
      ['p', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: optimizer as { type: string } },
  );
}

const sizes = fc.integer({ min: 1, max: 40 });
const activations = fc.constantFrom('relu', 'tanh', 'sigmoid', 'linear', 'softmax');
const losses = fc.constantFrom('mse', 'crossEntropy', 'binaryCrossEntropy');
const optimizers = fc.constantFrom(
  { type: 'sgd' },
  { type: 'sgd', momentum: 0.9 },
  { type: 'sgd', momentum: 0.9, nesterov: true },
  // With its default epsilon the first steps are ±learning rate whatever the gradient's size: rounding errors would move weights.
  { type: 'adam', epsilon: 0.1 },
);

test('networks of any size, activation, loss and optimizer train equally on both executors', () => {
  fc.assert(
    fc.property(
      sizes,
      sizes,
      sizes,
      sizes,
      activations,
      losses,
      optimizers,
      (batch, inputs, hidden, size, activation, loss, optimizer) => {
        const outputs = loss === 'crossEntropy' ? size + 1 : size;
        const document = network(inputs, hidden, outputs, activation, loss, optimizer);
        const columns = columnsFor(
          batch,
          [inputs],
          loss === 'crossEntropy' ? [] : [outputs],
          loss === 'crossEntropy' ? outputs : undefined,
        );
        const [expected, received] = [reference, wasm].map((executor) => trainOn(executor, document, columns, batch, 2));
        expect(largestDifference(received, expected)).toBeLessThan(2e-4);
      },
    ),
    { numRuns: 60 },
  );
});

test('large matrices are multiplied in blocks', () => {
  const document = network(700, 130, 10, 'relu', 'crossEntropy', { type: 'sgd' });
  const columns = columnsFor(70, [700], [], 10);
  const [expected, received] = [reference, wasm].map((executor) => trainOn(executor, document, columns, 70, 2));
  expect(largestDifference(received, expected)).toBeLessThan(1e-4);
});

test('hosts without relaxed SIMD compute the same with separate multiplication and addition', () => {
  const document = network(70, 30, 10, 'tanh', 'crossEntropy', { type: 'sgd', momentum: 0.9 });
  const columns = columnsFor(17, [70], [], 10);
  const executors = [reference, createWasmExecutor({ hasFma: false })];
  const [expected, received] = executors.map((executor) => trainOn(executor, document, columns, 17, 3));
  expect(largestDifference(received, expected)).toBeLessThan(1e-4);
});

/** Images through convolution, pooling and dense. */
const convolutional = graph(
  [
    ['x', 'input', { shape: [9, 8, 2] }],
    ['c', 'conv2d', { filters: 5, padding: 'same' }],
    ['r', 'relu'],
    ['m', 'maxPool2d'],
    ['f', 'flatten'],
    ['o', 'dense', { units: 3 }],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'c'],
    ['c', 'r'],
    ['r', 'm'],
    ['m', 'f'],
    ['f', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { optimizer: { type: 'sgd', learningRate: 0.1 } },
);

test.each([
  ['a classifier', classifier({ optimizer: { type: 'sgd', learningRate: 0.1 } }), [2]],
  ['a convolutional network', convolutional, [9, 8, 2]],
] as const)('%s: programs of several batch sizes and goals share one state', (_name, document, shape) => {
  const columns = columnsFor(64, shape, [], 3);
  const losses = [reference, wasm].map((executor) => {
    const checked = checkGraph(document);
    const model = new Model(checked, executor, initializeParameters(checked, 1));
    const samples = Uint32Array.from({ length: 64 }, (_, index) => index);
    return [16, 5, 64, 16, 1, 5].map((batch, index) => {
      const loaded = model.program(batch === 64 ? 'evaluate' : 'train', batch);
      feed(loaded, columns, samples, 0);
      loaded.run({ seed: 1, step: index + 1, learningRate: 0.1 });
      return loaded.program.loss ? loaded.read(loaded.program.loss)[0] : Number.NaN;
    });
  });
  losses[0].forEach((loss, index) => {
    expect(losses[1][index]).toBeCloseTo(loss, 4);
  });
});
