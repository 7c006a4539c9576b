import { expect, test } from 'vitest';
import { compile } from '../../compile/index.ts';
import { KERNEL_LIMITS, scheduleProgram } from '../../compile/schedule/index.ts';
import { checkGraph, type GraphDocument } from '../../graph/index.ts';
import { feed } from '../../testing/feed.ts';
import { branchesOf, chainOf } from '../../testing/longNetworks.ts';
import { graph, randomColumn } from '../../testing/networks.ts';
import { initializeParameters, Model } from '../../training/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '../index.ts';

const MIXED = ['relu', 'sigmoid', 'tanh', 'dropout', 'softplus', 'leakyRelu', 'elu', 'silu'];
const BATCH = 4;

/** The losses and the parameters of two training steps. */
function trainOn(executor: Executor, document: GraphDocument, input: readonly number[]): Float64Array {
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1));
  const loaded = model.program('train', BATCH);
  const target = model.graph.analysis.nodes.get('y')?.output ?? [];
  const columns = new Map([
    ['x', randomColumn('x', input, BATCH, 5)],
    ['y', randomColumn('y', target, BATCH, 6)],
  ]);
  const losses = [1, 2].map((step) => {
    feed(
      loaded,
      columns,
      Uint32Array.from({ length: BATCH }, (_, index) => index),
      0,
    );
    loaded.run({ seed: 1, step, learningRate: 0.01 });
    return loaded.program.loss ? loaded.read(loaded.program.loss)[0] : Number.NaN;
  });
  return Float64Array.from([...losses, ...model.parameters().flatMap(({ data }) => [...data])]);
}

/** The float64 reference is correct: it has no kernels, functions or limits. */
function expectReference(document: GraphDocument, input: readonly number[] = [1]): void {
  const received = trainOn(createWasmExecutor(), document, input);
  const expected = trainOn(createReferenceExecutor('float32'), document, input);
  const worst = received.reduce((most, number, at) => Math.max(most, Math.abs(number - expected[at])), 0);
  expect(expected.some((number) => !Number.isFinite(number))).toBe(false);
  expect(worst / Math.max(1, ...expected.map(Math.abs))).toBeLessThan(1e-4);
}

const kernelsOf = (document: GraphDocument) =>
  scheduleProgram(compile(checkGraph(document), { batch: BATCH, goal: 'train' })).schedule.kernels;

test.each([
  ['1,000 dropouts in a row', chainOf(1000, () => ['dropout', { rate: 0.001 }])],
  ['3,500 sigmoids in a row', chainOf(3500, () => ['sigmoid'])],
  ['4,000 layers of many kinds in a row', chainOf(4000, (index) => [MIXED[index % MIXED.length]])],
  ['600 branches that are summed', branchesOf(600, 'add', () => ['dense', { units: 2 }])],
  ['600 branches that are multiplied', branchesOf(600, 'multiply', () => ['sigmoid'])],
  ['600 branches that are concatenated', branchesOf(600, 'concat', () => ['dense', { units: 1 }])],
  ['1,500 dense layers in a row, whose calls fill several functions', chainOf(1500, () => ['dense', { units: 2 }])],
])('%s: WebAssembly accepts it, with the results of the reference', (_what, document) => {
  expectReference(document);
});

test.each([
  ['a chain', chainOf(20_000 - 5, (index) => [MIXED[index % MIXED.length]])],
  ['branches', branchesOf(9990, 'add', () => ['tanh'])],
])('%s of the maximum number of nodes is fused into kernels within the limits', (_what, document) => {
  const kernels = kernelsOf(document);
  const most = (count: (kernel: (typeof kernels)[number]) => number) =>
    kernels.reduce((largest, kernel) => Math.max(largest, count(kernel)), 0);
  expect(most(({ inlined, root }) => (root.op.kind === 'map' ? inlined.length : 0))).toBeLessThanOrEqual(
    2 * KERNEL_LIMITS.operations,
  );
  expect(most(({ reads, root }) => (root.op.kind === 'map' ? reads.length : 0))).toBeLessThanOrEqual(KERNEL_LIMITS.reads);
});

test('causal attention over a sequence too long for a constant mask matches the reference', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [800, 1] }],
      ['a', 'selfAttention', { numHeads: 1, keyDim: 1, causal: true }],
      ['y', 'target', { shape: [800, 1] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'a'],
      ['a', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { type: 'sgd' } },
  );
  expectReference(document, [800, 1]);
});

test('a loss with more class weights than a function can contain matches the reference', () => {
  const classes = 3000;
  const document = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['h', 'dense', { units: classes }],
      ['y', 'target', { shape: [classes] }],
      ['j', 'crossEntropy', { classWeights: Array.from({ length: classes }, (_, index) => 1 + index / classes) }],
    ],
    [
      ['x', 'h'],
      ['h', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  expectReference(document, [2]);
});
