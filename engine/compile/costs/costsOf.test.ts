import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyzeGraph, checkGraph, expandBlocks, type GraphDocument, withoutBlocks } from '../../graph/index.ts';
import { flopsOf, type Operation, sizeOf } from '../../ops/index.ts';
import { innerLayers, networkAround, optionsOf, shapesOf } from '../../testing/layerNetworks.ts';
import { graph } from '../../testing/networks.ts';
import { compile, costsOf, makeUpdateRule, slotsOf } from '../index.ts';

function costsOfDocument(document: GraphDocument, most?: number) {
  const analysis = analyzeGraph(document);
  return costsOf(analysis, analysis.configuration, most);
}

/** The floating-point operations of a compiled program, by node and phase; operations without a node are left out. */
function countCompiled(document: GraphDocument, batch: number): Map<string, { forward: number; backward: number }> {
  const { operations, phaseStarts } = compile(checkGraph(document), { batch, goal: 'train' });
  const counts = new Map(withoutBlocks(document).nodes.map(({ id }) => [id, { forward: 0, backward: 0 }]));
  for (const operation of operations) {
    const count = counts.get(operation.node ?? '');
    if (count && operation.output.id < phaseStarts.update) {
      count[operation.output.id < phaseStarts.backward ? 'forward' : 'backward'] += flopsOf(operation);
    }
  }
  return counts;
}

const sumFlops = (operations: readonly Operation[]) => operations.reduce((total, operation) => total + flopsOf(operation), 0);

function expectCompiled(document: GraphDocument): void {
  const { nodes, sample, batchSize } = costsOfDocument(document);
  const counted = new Map([...nodes].map(([id, { forward, backward }]) => [id, { forward, backward }]));
  const compiled = countCompiled(document, batchSize);
  for (const [id, count] of compiled) expect(counted.get(id), id).toEqual(count);
  const prediction = compile(checkGraph(document), { batch: 1, goal: 'predict' });
  expect(sample).toBe(sumFlops(prediction.operations));
}

/** Penalties belong to no node, but change which node a gradient sum belongs to. */
const withoutPenalties = ({ kernelL1: _l1, kernelL2: _l2, ...params }: Record<string, unknown>) => params;

test.each(innerLayers.map((layer) => [layer.type, layer] as const))(
  '%s: the counted operations of a node are those of the compiled program',
  (_type, layer) => {
    fc.assert(
      fc.property(shapesOf(layer), fc.integer({ min: 1, max: 4 }), optionsOf(layer), (shape, batchSize, options) => {
        expectCompiled({ ...networkAround(layer, shape, withoutPenalties(options)), training: { batchSize } });
      }),
      { numRuns: 20 },
    );
  },
);

const folder = new URL('../../../resources/examples/', import.meta.url);

test.each(readdirSync(folder))('the example %s costs the same as its compiled program', (file) => {
  expectCompiled(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
});

test('a softmax that a loss sees through has no part in the backward pass', () => {
  for (const [last, loss, isPassedBy] of [
    ['softmax', 'crossEntropy', true],
    ['sigmoid', 'binaryCrossEntropy', true],
    ['softmax', 'kullbackLeibler', true],
    ['sigmoid', 'mse', false],
  ] as const) {
    const document = graph(
      [
        ['x', 'input', { shape: [5] }],
        ['h', 'dense', { units: 3 }],
        ['p', last],
        ['same', 'linear'],
        ['y', 'target', { shape: [3] }],
        ['j', loss],
      ],
      [
        ['x', 'h'],
        ['h', 'p'],
        ['p', 'same'],
        ['same', 'j', 'prediction'],
        ['y', 'j', 'target'],
      ],
    );
    expectCompiled(document);
    expect(costsOfDocument(document).nodes.get('p')?.backward === 0).toBe(isPassedBy);
  }
});

test('frozen layers, shared weights, several losses and dead branches are counted as executed', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [6] }],
      ['a', 'dense', { units: 6, trainable: false }],
      ['b', 'dense', { units: 6 }],
      ['c', 'dense', { units: 6, tiedTo: 'b' }],
      ['n', 'batchNorm', { trainable: false }],
      ['s', 'add', { inputs: 3 }],
      ['o', 'dense', { units: 2 }],
      ['q', 'dense', { units: 2 }],
      ['nowhere', 'dense', { units: 7 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
      ['k', 'mae'],
    ],
    [
      ['x', 'a'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'n'],
      ['b', 's', 'in1'],
      ['n', 's', 'in2'],
      ['c', 's', 'in3'],
      ['s', 'o'],
      ['s', 'q'],
      ['b', 'nowhere'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
      ['q', 'k', 'prediction'],
      ['y', 'k', 'target'],
    ],
  );
  expectCompiled(document);
});

test("the update is the optimizer's rule for all trained parameters", () => {
  for (const type of ['sgd', 'adam', 'adamW', 'lion']) {
    const document: GraphDocument = {
      ...networkAround(innerLayers[0], [3], {}),
      training: { optimizer: { type, ...(type === 'sgd' && { momentum: 0.9 }) }, batchSize: 8 },
    };
    const checked = checkGraph(document);
    const { update } = compile(checked, { batch: 8, goal: 'train' });
    if (!update) throw new Error('it updates nothing');
    const { step, memory } = costsOfDocument(document);
    const { parameters } = checked.analysis;
    expect(step.update).toBe(sumFlops(makeUpdateRule(update, [parameters]).operations));
    expect(step.total).toBe(step.forward + step.backward + step.update);
    expect(memory.parameters).toBe(4 * parameters);
    expect(memory.slots).toBe(4 * parameters * slotsOf(checked.configuration).length);
  }
});

test('memory is the sum of outputs, gradients, parameters and slots; views count nothing', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [2, 3] }],
      ['f', 'flatten'],
      ['o', 'dense', { units: 4 }],
      ['y', 'target', { shape: [4] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'f'],
      ['f', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { batchSize: 10, optimizer: { type: 'sgd', momentum: 0.5 } },
  );
  const parameters = 4 * sizeOf([4, 6]) + 4 * 4;
  const { nodes, memory } = costsOfDocument(document);
  expect(nodes.get('f')).toMatchObject({ sample: 0, outputBytes: 0 });
  expect(nodes.get('o')).toMatchObject({ outputBytes: 16, parameterBytes: parameters, slotBytes: parameters });
  const outputs = 10 * (24 + 16 + 16) + 4;
  const gradients = parameters + 10 * 16;
  expect(memory).toEqual({ parameters, slots: parameters, outputs, gradients, total: 2 * parameters + outputs + gradients });
});

test('nodes of unknown shape are left out, and the rest is counted', () => {
  const open = graph(
    [
      ['x', 'input', { shape: [5] }],
      ['h', 'dense', { units: 3 }],
      ['lost', 'dense', { units: 3 }],
    ],
    [['x', 'h']],
  );
  const { nodes, sample, step } = costsOfDocument(open);
  expect([...nodes.keys()]).toEqual(['x', 'h']);
  expect(sample).toBe(nodes.get('h')?.sample);
  expect(step.total).toBe(0);
});

test.each([
  ['a parameter that is not valid', ['wrong', 'dense', { units: -3 }]],
  ['a shape that does not fit', ['wrong', 'conv2d', {}]],
  ['a type that nobody knows', ['wrong', 'quantum', {}]],
  ['a block that does not exist', ['wrong', 'block', { block: 'nowhere' }]],
  ['the port of a block that lies outside of one', ['wrong', 'blockOutput', {}]],
] as const)('%s costs nothing, and the rest of the graph as much as without it', (_, wrong) => {
  const build = (others: readonly (typeof wrong)[]) =>
    graph(
      [['x', 'input', { shape: [5] }], ['h', 'dense', { units: 3 }], ['y', 'target', { shape: [3] }], ['j', 'mse'], ...others],
      [['x', 'h'], ['h', 'j', 'prediction'], ['y', 'j', 'target'], ...others.map(([id]): [string, string] => ['h', id])],
    );
  const alone = costsOfDocument(build([]));
  expect(alone.nodes.get('h')?.backward).toBeGreaterThan(0);
  expect(costsOfDocument(build([wrong]))).toEqual(alone);
});

test('a node tied to one of unknown shape costs the same as with its own weights, except memory', () => {
  const build = (params: Record<string, unknown>, others: readonly ['open', 'dense', Record<string, unknown>][]) =>
    graph(
      [
        ['x', 'input', { shape: [3] }],
        ['h', 'dense', { units: 3, ...params }],
        ['y', 'target', { shape: [3] }],
        ['j', 'mse'],
        ...others,
      ],
      [
        ['x', 'h'],
        ['h', 'j', 'prediction'],
        ['y', 'j', 'target'],
      ],
    );
  const own = costsOfDocument(build({}, []));
  const tied = costsOfDocument(build({ tiedTo: 'open' }, [['open', 'dense', { units: 3 }]]));
  expect(tied.nodes.get('h')).toEqual({ ...own.nodes.get('h'), parameterBytes: 0, slotBytes: 0 });
  expect(tied.step).toEqual(own.step);
});

test('an output that is a view within its own node counts as stored by that node', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [4, 3] }],
      ['h', 'dense', { units: 5, useBias: false }],
    ],
    [['x', 'h']],
  );
  expect(costsOfDocument(document).nodes.get('h')?.outputBytes).toBe(4 * 4 * 5);
});

test('a sequence too long to count is left out, and reported as missing', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [50, 2] }],
      ['r', 'lstm', { units: 3 }],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'r'],
      ['r', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const whole = costsOfDocument(document);
  const most = costsOfDocument(document, 200);
  expect(whole.isComplete).toBe(true);
  expect(most.isComplete).toBe(false);
  expect([...most.nodes.keys()]).toEqual(['x', 'y', 'o', 'j']);
  expect(most.nodes.get('o')).toEqual(whole.nodes.get('o'));
  expect(most.step.update).toBe(whole.step.update);
});

test('of layers with too many operations in total, only as many are counted as can be compiled', () => {
  const count = 30;
  const ids = Array.from({ length: count }, (_, index) => `r${index}`);
  const document = graph(
    [
      ['x', 'input', { shape: [1000, 2] }],
      ['o', 'dense', { units: 2 }],
      ...ids.map((id) => [id, 'simpleRnn', { units: 1 }] as const),
    ],
    [['x', 'o'], ...ids.map((id): [string, string] => ['x', id])],
  );
  const short = costsOfDocument({ ...document, nodes: document.nodes.slice(0, 4) });
  expect(short.isComplete).toBe(true);
  const long = costsOfDocument({
    ...document,
    nodes: document.nodes.map((node) => (node.type === 'input' ? { ...node, params: { shape: [5000, 2] } } : node)),
  });
  expect(long.isComplete).toBe(false);
  expect(long.nodes.has('o')).toBe(true);
  expect(ids.filter((id) => long.nodes.has(id)).length).toBeLessThan(count);
});

test('a block costs the sum of its contents, once per repetition', () => {
  const document: GraphDocument = {
    ...graph(
      [
        ['x', 'input', { shape: [4] }],
        ['r', 'block', { block: 'layer', repeat: 3 }],
        ['y', 'target', { shape: [4] }],
        ['j', 'mse'],
      ],
      [
        ['x', 'r'],
        ['r', 'j', 'prediction'],
        ['y', 'j', 'target'],
      ],
    ),
    blocks: [
      {
        id: 'layer',
        name: 'Layer',
        nodes: [
          { id: 'in', type: 'blockInput' },
          { id: 'h', type: 'dense', params: { units: 4 } },
          { id: 'out', type: 'blockOutput' },
        ],
        edges: [
          { from: ['in', 'out'], to: ['h', 'in'] },
          { from: ['h', 'out'], to: ['out', 'in'] },
        ],
      },
    ],
  };
  const { nodes, sample, memory } = costsOfDocument(document);
  expect(nodes.get('r/2/h')?.sample).toBe(2 * 4 * 4 + 4);
  expect(nodes.get('r')).toMatchObject({ sample: 3 * 36, outputBytes: 3 * 16, parameterBytes: 3 * 80 });
  expect(sample).toBe(3 * 36);
  expect(memory.parameters).toBe(3 * 80);
  expectCompiled(expandBlocks(document).document);
});
