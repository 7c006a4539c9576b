import { expect, test } from 'vitest';
import { applyEdits, checkGraph, type EnglishDiagnostic, type GraphDocument } from '../../graph/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '../../kernels/index.ts';
import { checkGradients, lens } from '../../lens/index.ts';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { classificationData, graph, ignoreRecords, neverInterrupt } from '../../testing/networks.ts';
import { initializeParameters, type NamedTensor, readSamples, train, trainingData } from '../../training/index.ts';

const EXECUTORS: readonly (readonly [string, Executor])[] = [
  ['reference', createReferenceExecutor('float32')],
  ['wasm', createWasmExecutor()],
];

/** 2 → 4 → 4 → 3 classes; the two middle dense layers have weights of the same shapes. */
function network(params: Readonly<Record<string, Record<string, unknown>>> = {}, learningRate = 0.1): GraphDocument {
  const dense = (id: string, units: number) => [id, 'dense', { units, ...params[id] }] as const;
  return graph(
    [
      ['x', 'input', { shape: [2] }],
      dense('i', 4),
      dense('h', 4),
      ['t', 'tanh'],
      dense('k', 4),
      dense('o', 3),
      ['y', 'target', { shape: [], classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'i'],
      ['i', 'h'],
      ['h', 't'],
      ['t', 'k'],
      ['k', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { type: 'sgd', learningRate }, epochs: 2, batchSize: 16 },
  );
}

function trained(executor: Executor, document: GraphDocument): readonly NamedTensor[] {
  const options = { recorder: ignoreRecords, control: neverInterrupt, clock: () => 0 };
  const graph = checkGraph(document).bind(trainingData(classificationData(64)));
  return train({ graph, executor, ...options }).checkpoint.parameters;
}

const dataOf = (tensors: readonly NamedTensor[], name: string): number[] => {
  const found = tensors.find((tensor) => tensor.name === name);
  if (!found) throw new Error(`no parameter ${name}`);
  return [...found.data];
};

const samplesOf = (document: GraphDocument) => ({
  inputs: readSamples(
    [
      [1, -0.5],
      [0.3, 2],
    ],
    checkGraph(document),
    'input',
    'x',
  ),
  targets: readSamples([2, 0], checkGraph(document), 'target', 'y'),
});

test('L1 and L2 penalties of a kernel are added to the loss, and nothing else', () => {
  const parameters = initializeParameters(checkGraph(network()), 3);
  const lossOf = (params: Record<string, unknown>) => {
    const document = network({ h: params });
    return lens({ graph: checkGraph(document), parameters, ...samplesOf(document) });
  };
  const weights = dataOf(parameters, 'h.weight');
  const [plain, both] = [lossOf({}), lossOf({ kernelL1: 0.3, kernelL2: 0.2 })];
  const penalty = weights.reduce((total, weight) => total + 0.3 * Math.abs(weight) + 0.2 * weight ** 2, 0);
  expect(both.loss - plain.loss).toBeCloseTo(penalty, 12);
  expect(both.nodes.j.out).toEqual(plain.nodes.j.out);
  const moved = both.gradients['h.weight'].data.map((gradient, index) => gradient - plain.gradients['h.weight'].data[index]);
  for (const [index, weight] of weights.entries()) expect(moved[index]).toBeCloseTo(0.3 * Math.sign(weight) + 0.4 * weight, 12);
  expect(both.gradients['h.bias']).toEqual(plain.gradients['h.bias']);
});

test('a penalty on a frozen node, or one that reaches no loss, counts nothing', () => {
  const document = network({ h: { kernelL2: 5, trainable: false } });
  const parked = applyEdits(document, [
    { type: 'addNode', node: { id: 'p', type: 'dense', params: { units: 3, kernelL2: 5 } } },
    { type: 'addEdge', edge: { from: ['h', 'out'], to: ['p', 'in'] } },
  ]);
  const parameters = initializeParameters(checkGraph(parked), 3);
  const plain = network();
  expect(lens({ graph: checkGraph(parked), parameters, ...samplesOf(parked) }).loss).toBe(
    lens({ graph: checkGraph(plain), parameters, ...samplesOf(plain) }).loss,
  );
});

test.each(EXECUTORS)('%s: a penalty makes weights small', (_name, executor) => {
  const size = (document: GraphDocument) => Math.hypot(...dataOf(trained(executor, document), 'h.weight'));
  expect(size(network({ h: { kernelL2: 1 } }))).toBeLessThan(0.5 * size(network()));
});

/** The norm of the weights into each unit of a dense layer. */
const normsOf = (weights: readonly number[], inputs: number) =>
  Array.from({ length: weights.length / inputs }, (_, unit) => Math.hypot(...weights.slice(unit * inputs, (unit + 1) * inputs)));

test.each(EXECUTORS)('%s: no unit exceeds the maximum norm after an update; those below are unchanged', (_name, executor) => {
  const [bounded, free, loose] = [0.5, null, 100].map((kernelMaxNorm) => trained(executor, network({ h: { kernelMaxNorm } })));
  expect(Math.min(...normsOf(dataOf(free, 'h.weight'), 4))).toBeGreaterThan(0.5);
  const norms = normsOf(dataOf(bounded, 'h.weight'), 4);
  for (const norm of norms) expect(norm).toBeLessThan(0.5 + 1e-6);
  expect(Math.max(...norms)).toBeCloseTo(0.5, 6);
  expect(dataOf(loose, 'h.weight')).toEqual(dataOf(free, 'h.weight'));
});

test.each(EXECUTORS)('%s: the weights into a unit are rescaled and keep their direction', (_name, executor) => {
  const document = network({ h: { kernelMaxNorm: 0.5 } }, 0);
  const before = dataOf(initializeParameters(checkGraph(document), 1), 'h.weight');
  const norms = normsOf(before, 4);
  dataOf(trained(executor, document), 'h.weight').forEach((weight, index) => {
    expect(weight).toBeCloseTo((before[index] * 0.5) / Math.max(norms[Math.floor(index / 4)], 0.5), 6);
  });
});

test.each(EXECUTORS)('%s: max-norm of a convolution applies per filter', (_name, executor) => {
  const document = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['r', 'reshape', { targetShape: [1, 2, 1] }],
      ['c', 'conv2d', { filters: 3, kernelSize: [1, 2], kernelMaxNorm: 0.25 }],
      ['f', 'flatten'],
      ['y', 'target', { shape: [], classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'r'],
      ['r', 'c'],
      ['c', 'f'],
      ['f', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { type: 'sgd', learningRate: 0.5 }, epochs: 1, batchSize: 16 },
  );
  const weights = dataOf(trained(executor, document), 'c.weight');
  for (let filter = 0; filter < 3; filter++) expect(Math.hypot(weights[filter], weights[3 + filter])).toBeLessThan(0.25 + 1e-6);
  expect(Math.max(...[0, 1, 2].map((filter) => Math.hypot(weights[filter], weights[3 + filter])))).toBeCloseTo(0.25, 5);
});

test.each(EXECUTORS)('%s: a frozen layer keeps its weights while the others train', (_name, executor) => {
  const document = network({ h: { trainable: false } });
  const before = initializeParameters(checkGraph(document), 1);
  const after = trained(executor, document);
  for (const name of ['h.weight', 'h.bias']) expect(dataOf(after, name)).toEqual(dataOf(before, name));
  for (const name of ['i.weight', 'o.weight']) expect(dataOf(after, name)).not.toEqual(dataOf(before, name));
});

test.each(EXECUTORS)('%s: tied layers share one set of weights, trained by both', (_name, executor) => {
  const document = network({ k: { tiedTo: 'h' } });
  const { ok, nodes, parameters } = analyzeInEnglish(document);
  expect({ ok, tiedTo: nodes.get('k')?.tiedTo, own: nodes.get('k')?.parameters }).toEqual({ ok: true, tiedTo: 'h', own: 0 });
  expect(parameters).toBe(2 * 4 + 4 + 4 * 4 + 4 + 4 * 3 + 3);
  const after = trained(executor, document);
  expect(after.map(({ name }) => name)).toEqual(['i.weight', 'i.bias', 'h.weight', 'h.bias', 'o.weight', 'o.bias']);
  expect(dataOf(after, 'h.weight')).not.toEqual(dataOf(trained(executor, network()), 'h.weight'));
});

test('the gradient of a shared weight is the sum over its uses', () => {
  const document = network({ k: { tiedTo: 'h' } });
  const parameters = initializeParameters(checkGraph(document), 5);
  const shared = lens({ graph: checkGraph(document), parameters, ...samplesOf(document) });
  const apart = network();
  const copies = parameters
    .filter(({ name }) => name.startsWith('h.'))
    .map((tensor) => ({ ...tensor, name: tensor.name.replace('h.', 'k.') }));
  const separate = lens({ graph: checkGraph(apart), parameters: [...parameters, ...copies], ...samplesOf(apart) });
  expect(shared.loss).toBeCloseTo(separate.loss, 12);
  shared.gradients['h.weight'].data.forEach((gradient, index) => {
    const sum = separate.gradients['h.weight'].data[index] + separate.gradients['k.weight'].data[index];
    expect(gradient).toBeCloseTo(sum, 12);
  });
  for (const error of Object.values(checkGradients({ graph: checkGraph(document), parameters, ...samplesOf(document) }))) {
    expect(error).toBeLessThan(1e-6);
  }
});

test('a layer can be tied to a later one', () => {
  const document = network({ h: { tiedTo: 'k' } });
  expect(analyzeInEnglish(document).ok).toBe(true);
  expect(initializeParameters(checkGraph(document), 1).map(({ name }) => name)).not.toContain('h.weight');
});

const tieProblem = (params: Readonly<Record<string, Record<string, unknown>>>): [GraphDocument, EnglishDiagnostic] => {
  const document = network(params);
  const found = analyzeInEnglish(document).diagnostics.find(({ code }) => code === 'weights.cannotTie');
  if (!found) throw new Error('the tie is not refused');
  return [document, found];
};

test.each([
  [
    { k: { tiedTo: 'ghost' } },
    "Dense 'k' expects a node of this graph to share weights with, but has 'ghost', which does not exist",
  ],
  [{ k: { tiedTo: 'k' } }, "Dense 'k' expects another node to share weights with, but has itself"],
  [{ k: { tiedTo: 't' } }, "Dense 'k' expects a node of the type 'dense' to share weights with, but has Tanh 't'"],
  [
    { k: { tiedTo: 'o' } },
    "Dense 'k' expects weight [4, 4], bias [4] to share weights with, but has weight [3, 4], bias [3] of Dense 'o'",
  ],
  [
    { k: { tiedTo: 'h', useBias: false } },
    "Dense 'k' expects weight [4, 4] to share weights with, but has weight [4, 4], bias [4] of Dense 'h'",
  ],
  [
    { h: { tiedTo: 'k' }, k: { tiedTo: 'h' } },
    "Dense 'h' expects a node with its own weights to share weights with, but has Dense 'k', which shares the weights of 'h'",
  ],
])('an invalid tie, %j, is rejected, with a fix', (params, message) => {
  const [document, diagnostic] = tieProblem(params);
  expect(diagnostic).toMatchObject({ message, severity: 'error', param: 'tiedTo' });
  expect(analyzeInEnglish(applyEdits(document, diagnostic.fix?.edits ?? [])).ok).toBe(true);
});

test('a tie to a tied layer comes with a fix to the owner', () => {
  const [document, { fix }] = tieProblem({ i: { units: 4 }, h: { tiedTo: 'k' }, k: {}, o: { units: 4, tiedTo: 'h' } });
  const repaired = applyEdits(document, fix?.edits ?? []);
  expect(repaired.nodes.find(({ id }) => id === 'o')?.params?.tiedTo).toBe('k');
});

test('invalid field values are rejected', () => {
  for (const params of [{ kernelL1: -1 }, { kernelL2: 'much' }, { kernelMaxNorm: 0 }, { trainable: 'no' }, { tiedTo: '' }]) {
    const [{ code, param }] = analyzeInEnglish(network({ h: params })).diagnostics;
    expect([code, param]).toEqual(['node.invalidParam', Object.keys(params)[0]]);
  }
});
