import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { classificationData, graph, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import { flowNodes } from './flow.ts';
import { type NamedTensor, type NodeRecord, type TrainOptions, train, trainingData } from './index.ts';

/** Two hidden layers; the second one has huge biases, so that its sigmoid is saturated. */
const document = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['f', 'flatten'],
    ['h', 'dense', { units: 4 }],
    ['r', 'relu'],
    ['k', 'dense', { units: 5 }],
    ['s', 'sigmoid'],
    ['o', 'dense', { units: 3 }],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'f'],
    ['f', 'h'],
    ['h', 'r'],
    ['r', 'k'],
    ['k', 's'],
    ['s', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { optimizer: { type: 'sgd', learningRate: 0.1 }, epochs: 2, batchSize: 8, seed: 1, record: { gradientsEvery: 2 } },
);

function trainOn(options: Partial<TrainOptions> = {}) {
  const records = new Map<number, readonly NodeRecord[]>();
  const recorder: TrainOptions['recorder'] = { ...ignoreRecords, gradients: (step, _records, nodes) => records.set(step, nodes) };
  const { checkpoint } = train({
    graph: checkGraph(document).bind(trainingData(classificationData(44))),
    executor: createWasmExecutor(),
    recorder,
    control: neverInterrupt,
    clock: () => 0,
    ...options,
  });
  return { checkpoint, records };
}

test('the path is where training needs gradients: not what lies before the first weights, nor the loss', () => {
  expect([...flowNodes(checkGraph(document).analysis)]).toEqual(['h', 'r', 'k', 's', 'o']);
});

test('norms are recorded with gradients, except in smaller batches, in topological order', () => {
  const { records } = trainOn();
  expect([...records.keys()]).toEqual([1, 2, 4, 6, 8, 10, 12]);
  const recorded = [...records].filter(([, nodes]) => nodes.length > 0);
  expect(recorded.map(([step]) => step)).toEqual([1, 2, 4, 8, 10]);
  for (const [, nodes] of recorded) {
    expect(nodes.map(({ node, elements }) => [node, elements])).toEqual([
      ['h', 32],
      ['r', 32],
      ['k', 40],
      ['s', 40],
      ['o', 24],
    ]);
    for (const { output, gradient } of nodes) expect(Math.min(output, gradient)).toBeGreaterThan(0);
    // relu passes each gradient on or stops it, and 1/4 is the largest slope of a sigmoid.
    const [h, r, k, s] = nodes;
    expect(h.gradient).toBeLessThanOrEqual(r.gradient);
    expect(k.gradient).toBeLessThanOrEqual(s.gradient / 4 + 1e-9);
    expect(s.saturated).toBe(0);
  }
});

test('a saturated activation is told by its share of units', () => {
  const tensor = (name: string, shape: readonly number[], value: number): NamedTensor => ({
    name,
    shape,
    data: new Float32Array(shape.reduce((size, length) => size * length, 1)).fill(value),
  });
  const initialParameters = [
    ...[tensor('h.weight', [4, 2], 0.5), tensor('h.bias', [4], 1), tensor('k.weight', [5, 4], 0.1)],
    ...[{ ...tensor('k.bias', [5], 0), data: Float32Array.of(0, 0, 0, 20, -20) }],
    { ...tensor('o.weight', [3, 5], 0), data: Float32Array.from({ length: 15 }, (_, index) => Math.sin(index + 1)) },
    tensor('o.bias', [3], 0),
  ];
  const { records } = trainOn({ initialParameters });
  expect(records.get(1)?.find(({ node }) => node === 's')?.saturated).toBeCloseTo(0.4, 9);
});

test('recording changes no bit of the training', () => {
  const silent = checkGraph({ ...document, training: { ...document.training, record: { gradientsEvery: 0 } } });
  const { checkpoint } = trainOn({ graph: silent.bind(trainingData(classificationData(44))) });
  const bitsOf = (tensors: readonly NamedTensor[]) => tensors.flatMap(({ data }) => [...new Uint32Array(data.buffer)]);
  expect(bitsOf(trainOn().checkpoint.parameters)).toEqual(bitsOf(checkpoint.parameters));
});
