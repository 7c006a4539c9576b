import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createWasmExecutor, referenceExecutor } from '../kernels/index.ts';
import { classificationData, graph, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import { type DistributionRecord, type NamedTensor, type TrainOptions, train, trainingData } from './index.ts';

const document = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['h', 'dense', { units: 40 }],
    ['r', 'relu'],
    ['o', 'dense', { units: 3 }],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'h'],
    ['h', 'r'],
    ['r', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { optimizer: { type: 'sgd', learningRate: 0.1 }, epochs: 30, batchSize: 8, seed: 1, record: { gradientsEvery: 1 } },
);

type Records = Map<number, readonly DistributionRecord[]>;

function trainOn(options: Partial<TrainOptions> = {}) {
  const records: Records = new Map();
  const result = train({
    graph: checkGraph(document).bind(trainingData(classificationData(40))),
    executor: createWasmExecutor(),
    recorder: { ...ignoreRecords, distributions: (step, given) => records.set(step, given) },
    control: neverInterrupt,
    clock: () => 0,
    ...options,
  });
  return { checkpoint: result.checkpoint, records };
}

const find = (records: readonly DistributionRecord[] = [], name: string, quantity: string) =>
  records.find((record) => record.name === name && record.quantity === quantity);

test('values, gradients and updates of parameters and outputs and δ of nodes are recorded together', () => {
  const { records } = trainOn();
  const first = records.get(1) ?? [];
  expect(first.map(({ name, quantity, elements }) => `${name} ${quantity} ${elements}`)).toEqual([
    ...['h.weight value 80', 'h.weight gradient 80', 'h.weight update 80'],
    ...['h.bias value 40', 'h.bias gradient 40', 'h.bias update 40'],
    ...['o.weight value 120', 'o.weight gradient 120', 'o.weight update 120'],
    ...['o.bias value 3', 'o.bias gradient 3', 'o.bias update 3'],
    ...['h output 320', 'h delta 320', 'r output 320', 'r delta 320', 'o output 24', 'o delta 24'],
  ]);
  for (const { elements, counts } of first) expect(counts.reduce((sum, count) => sum + count)).toBe(elements);
  // SGD: ΔW = -0.1 ∂J/∂W.
  const [gradient, update] = [find(first, 'o.weight', 'gradient'), find(first, 'o.weight', 'update')];
  expect(update?.norm).toBeCloseTo(0.1 * (gradient?.norm ?? 0), 6);
  expect(update?.min).toBeCloseTo(-0.1 * (gradient?.max ?? 0), 6);
});

test('the first steps are recorded with the norms of nodes, later ones at an interval that follows from the program', () => {
  const steps = [...trainOn().records.keys()];
  // After them, 18 distributions cost as much as thousands of steps of this small network.
  expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 12, 16]);
});

test('units that are 0 for each sample of the batch are dead', () => {
  const size = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);
  const tensor = (name: string, shape: readonly number[], value: (index: number) => number): NamedTensor => ({
    ...{ name, shape },
    data: Float32Array.from({ length: size(shape) }, (_, index) => value(index)),
  });
  const initialParameters = [
    tensor('h.weight', [40, 2], () => 0.1),
    tensor('h.bias', [40], (unit) => (unit < 10 ? -100 : 100)),
    tensor('o.weight', [3, 40], Math.sin),
    tensor('o.bias', [3], () => 0),
  ];
  const { records } = trainOn({ initialParameters });
  expect(find(records.get(1), 'r', 'output')?.dead).toBeCloseTo(0.25, 9);
  expect(find(records.get(1), 'h', 'output')?.dead).toBeUndefined();
});

test('both executors find the same distributions, up to rounding', () => {
  const [fast, exact] = [createWasmExecutor(), referenceExecutor].map((executor) => trainOn({ executor }).records.get(1) ?? []);
  expect(fast.length).toBe(exact.length);
  fast.forEach((record, index) => {
    const other = exact[index];
    expect(record.norm).toBeCloseTo(other.norm, 4);
    const moved = record.counts.reduce((sum, count, bin) => sum + Math.abs(count - other.counts[bin]), 0);
    expect(moved).toBeLessThanOrEqual(record.elements / 10 + 2);
  });
});

test('recording distributions changes no bit of the training', () => {
  const bitsOf = (tensors: readonly NamedTensor[]) => tensors.flatMap(({ data }) => [...new Uint32Array(data.buffer)]);
  const silent = trainOn({ recorder: ignoreRecords });
  expect(bitsOf(trainOn().checkpoint.parameters)).toEqual(bitsOf(silent.checkpoint.parameters));
});
