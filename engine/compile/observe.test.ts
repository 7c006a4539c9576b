import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '../graph/index.ts';
import { createReferenceExecutor, createWasmExecutor } from '../kernels/index.ts';
import { graph, randomColumn } from '../testing/networks.ts';
import { initializeParameters, Model } from '../training/index.ts';
import { compile } from './index.ts';

const IDS = ['x', 'c', 'n', 'r', 'l', 'p', 'f', 'd', 'o', 's', 'y', 'j'];

/** Convolution, normalization, pooling, dropout, dense and a linear node that passes its input through. */
const document: GraphDocument = graph(
  [
    ['x', 'input', { shape: [6, 6, 2] }],
    ['c', 'conv2d', { filters: 5, kernelSize: 3 }],
    ['n', 'batchNorm'],
    ['r', 'relu'],
    ['l', 'linear'],
    ['p', 'maxPool2d', { poolSize: 2 }],
    ['f', 'flatten'],
    ['d', 'dropout', { rate: 0.3 }],
    ['o', 'dense', { units: 3 }],
    ['s', 'softmax'],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'c'],
    ['c', 'n'],
    ['n', 'r'],
    ['r', 'l'],
    ['l', 'p'],
    ['p', 'f'],
    ['f', 'd'],
    ['d', 'o'],
    ['o', 's'],
    ['s', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { optimizer: { type: 'adam' }, clip: { type: 'globalNorm', maxNorm: 1 } },
);

const BATCH = 7;
const columns = new Map([
  ['x', randomColumn('x', [6, 6, 2], BATCH, 1)],
  ['y', randomColumn('y', [], BATCH, 2, 3)],
]);
const order = Uint32Array.from({ length: BATCH }, (_, index) => index);

function program(observe?: boolean | ReadonlySet<string>) {
  const checked = checkGraph(document);
  const model = new Model(checked, createWasmExecutor(), initializeParameters(checked, 1), { columns });
  return { model, compiled: compile(model.graph, { batch: BATCH, goal: 'train', ...(observe && { observe }) }) };
}

/** The bits of all trained values, after three steps. */
function trainedBits(observe?: boolean | ReadonlySet<string>): number[] {
  const { model, compiled } = program(observe);
  const loaded = model.executor.load(compiled, model.state);
  for (let step = 1; step <= 3; step++) {
    loaded.select({ order, start: 0 });
    loaded.run({ seed: 1, step, learningRate: 0.01 });
  }
  return [...model.parameters(), ...model.slots()].flatMap(({ data }) => [...new Uint32Array(data.buffer, 0, data.length)]);
}

test('observing changes no bit of the training', () => {
  const alone = trainedBits();
  expect(alone.length).toBeGreaterThan(300);
  expect(trainedBits(true)).toEqual(alone);
  fc.assert(
    fc.property(fc.subarray(IDS), (ids) => {
      expect(trainedBits(new Set(ids))).toEqual(alone);
    }),
    { numRuns: 25 },
  );
});

test('only the requested nodes are kept, and with none the program is the same as without', () => {
  const { compiled } = program(new Set(['r', 'o']));
  expect([...compiled.observed.keys()]).toEqual(['r', 'o']);
  for (const { gradient } of compiled.observed.values()) expect(gradient).toBeDefined();
  const none = program(new Set()).compiled;
  const without = program().compiled;
  expect(none.observed.size).toBe(0);
  expect(none.operations.map(({ op }) => op.type)).toEqual(without.operations.map(({ op }) => op.type));
  expect(compiled.operations.length).toBeLessThan(program(true).compiled.operations.length);
});

test('an observed node has the values of the float64 reference', () => {
  const { model } = program();
  const observe = new Set(['n', 'l', 's']);
  const compiled = compile(model.graph, { batch: BATCH, goal: 'differentiate', training: true, observe });
  const passes = [createReferenceExecutor('float64'), createWasmExecutor()].map((executor) => {
    const own = new Model(checkGraph(document), executor, initializeParameters(checkGraph(document), 1), { columns });
    const loaded = executor.load(compiled, own.state);
    loaded.select({ order, start: 0 });
    loaded.run({ seed: 1, step: 1 });
    return [...compiled.observed.values()].flatMap(({ output, gradient }) =>
      [output, gradient].flatMap((value) => (value ? [...loaded.read(value)] : [])),
    );
  });
  const [expected, received] = passes;
  expect(received).toHaveLength(expected.length);
  expect(received.length).toBeGreaterThan(1000);
  received.forEach((value, index) => {
    expect(Math.abs(value - expected[index])).toBeLessThan(1e-4);
  });
});
