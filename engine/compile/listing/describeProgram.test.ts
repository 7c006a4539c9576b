import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '../../graph/index.ts';
import { classifier, graph } from '../../testing/networks.ts';
import { type CompileOptions, compile, describeProgram, type ListedKernel, type ProgramListing } from '../index.ts';

const ADAM = ['m', 'v'];

function list(document: GraphDocument, options: Partial<CompileOptions> = {}, slots: readonly string[] = ADAM): ProgramListing {
  return describeProgram(compile(checkGraph(document), { batch: 32, goal: 'train', ...options }), slots);
}

const kernelsOf = ({ kernels }: ProgramListing, node: string, operation: string): ListedKernel[] =>
  kernels.filter(({ nodes, operations }) => nodes.includes(node) && operations.includes(operation));

/** Images [6, 6, 2] through a convolution of 4 filters, 3 × 3, and a dense layer. */
const convolutional = graph(
  [
    ['x', 'input', { shape: [6, 6, 2] }],
    ['c', 'conv2d', { filters: 4, kernelSize: 3, padding: 'valid' }],
    ['r', 'relu'],
    ['f', 'flatten'],
    ['o', 'dense', { units: 3, kernelMaxNorm: 1 }],
    ['y', 'target', { shape: [], classes: 3 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'c'],
    ['c', 'r'],
    ['r', 'f'],
    ['f', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
);

test('a dense layer costs 2 · batch · inputs · units forward, and as much again for each of its gradients', () => {
  const listing = list(classifier());
  const products = kernelsOf(listing, 'o', 'matmul');
  expect(products.map(({ phase, flops }) => [phase, flops])).toEqual([
    ['forward', 2 * 32 * 6 * 3],
    ['backward', 2 * 32 * 6 * 3],
    ['backward', 2 * 32 * 6 * 3],
  ]);
  expect(products[0].inputs.at(-1)).toEqual({ kind: 'parameter', from: ['o.weight'], shape: [3, 6], isView: false });
  expect(products[0].output.shape).toEqual([32, 3]);
  expect(products[0].bytesMoved).toBe(4 * (32 * 6 + 6 * 3 + 32 * 3));
});

test('a convolution costs 2 · batch · positions · kernel · channels · filters', () => {
  const listing = list(convolutional);
  const [forward] = kernelsOf(listing, 'c', 'convolution');
  expect(forward.flops).toBe(2 * 32 * (4 * 4) * (3 * 3) * 2 * 4);
  const [byKernel] = kernelsOf(listing, 'c', 'convolutionByKernel');
  expect(byKernel).toMatchObject({ phase: 'backward', flops: forward.flops, output: { place: { area: 'gradients' } } });
  const [dense] = kernelsOf(listing, 'o', 'matmul');
  expect(dense.inputs[0]).toMatchObject({ kind: 'kernel', shape: [32, 64], isView: true });
});

test('a chain of element-wise operations is one kernel, with the nodes that it comes from', () => {
  const { kernels } = list(classifier());
  const withTanh = kernels.filter(({ operations }) => operations.includes('tanh'));
  expect(withTanh).toHaveLength(1);
  expect(withTanh[0]).toMatchObject({ phase: 'forward', operations: ['add', 'tanh'], nodes: ['h', 't'], flops: 2 * 32 * 6 });
});

test('kernels are numbered in the order in which they run: forward, backward, update', () => {
  const { kernels } = list(convolutional);
  expect(kernels.map(({ number }) => number)).toEqual(kernels.map((_, index) => index + 1));
  const order = ['forward', 'backward', 'update'];
  const phases = kernels.map(({ phase }) => order.indexOf(phase));
  expect(phases).toEqual(phases.toSorted());
  expect(new Set(phases).size).toBe(3);
  for (const { number, inputs } of kernels) {
    for (const { kind, from } of inputs) if (kind === 'kernel') expect(Number(from[0])).toBeLessThan(number);
  }
});

test('one loop updates all parameters, with the slots of the optimizer', () => {
  const { kernels } = list(classifier({ optimizer: { type: 'sgd', momentum: 0.9 } }), {}, ['velocity']);
  const updates = kernels.filter(({ phase }) => phase === 'update');
  expect(updates).toMatchObject([
    {
      nodes: ['h', 'o'],
      // Weights [6, 2] and [3, 6], biases [6] and [3], each in whole cache lines of 16 values: 16 + 16 + 32 + 16.
      inputs: [
        { kind: 'parameter', from: ['h.weight', 'h.bias', 'o.weight', 'o.bias'], shape: [80] },
        { kind: 'gradient', shape: [80] },
        { kind: 'slot', from: ['velocity'], shape: [80] },
      ],
      output: { place: { area: 'parameters', offset: 0, bytes: 320 } },
    },
  ]);
});

test('max-norm projections are part of the update', () => {
  const bounded = list(convolutional).kernels.filter(({ nodes, phase }) => phase === 'update' && nodes.join() === 'o');
  expect(bounded.map(({ output }) => output.place.area)).toEqual(['scratch', 'scratch', 'parameters']);
  expect(bounded[1].output.place.reuse).toBe('inPlace');
  expect(bounded[2].inputs).toEqual([
    { kind: 'parameter', from: ['o.weight'], shape: [3, 64], isView: false },
    { kind: 'kernel', from: [`${bounded[1].number}`], shape: [3, 1], isView: false },
  ]);
});

test('clipping and accumulation are part of the update', () => {
  const document = classifier({ clip: { type: 'globalNorm', maxNorm: 1 }, accumulate: 4 });
  const { kernels } = list(document, { accumulated: 128 });
  const clipping = kernels.filter(({ phase, operations }) => phase === 'update' && operations.includes('sumTo'));
  expect(clipping.length).toBeGreaterThan(0);
  expect(kernels.some(({ inputs }) => inputs.some(({ from }) => from[0] === 'h.weight/gradientSum'))).toBe(true);
});

test('running averages are updated at the end', () => {
  const [x, h, t, ...rest] = classifier().nodes;
  const document = { ...classifier(), nodes: [x, h, { ...t, type: 'batchNorm' }, ...rest] };
  const copies = list(document).kernels.filter(({ operations }) => operations[0] === 'copy');
  expect(copies.map(({ nodes, flops, output }) => [nodes, flops, output.place.area])).toEqual([
    [['t'], 0, 'parameters'],
    [['t'], 0, 'parameters'],
  ]);
});

test('the gradient of shared weights belongs to their node', () => {
  const sequence = graph(
    [
      ['x', 'input', { shape: [5, 2] }],
      ['r', 'simpleRnn', { units: 3 }],
      ['y', 'target', { shape: [3] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'r'],
      ['r', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const gradients = list(sequence).kernels.filter(({ output }) => output.place.area === 'gradients');
  expect(gradients.length).toBeGreaterThan(0);
  for (const { nodes } of gradients) expect(nodes).toEqual(['r']);
});

test('totals add up', () => {
  const { kernels, flops, memory } = list(convolutional);
  expect(flops.total).toBe(kernels.reduce((total, kernel) => total + kernel.flops, 0));
  expect(flops.forward + flops.backward + flops.update).toBe(flops.total);
  expect(flops.perSample).toBe(flops.total / 32);
  // Parameters: [3, 3, 2, 4], [4], [3, 64], [3] values in cache lines of 16.
  expect(memory.parameters).toBe(4 * (80 + 16 + 192 + 16));
  expect(memory.slots).toBe(2 * memory.parameters);
  expect(memory.arena).toBeLessThan(memory.arenaWithoutReuse);
});

/** A chain of dense layers and activations. */
function chain(layers: readonly (readonly [units: number, activation: string])[]): GraphDocument {
  const nodes = layers.flatMap(([units, activation], index) => [
    [`d${index}`, 'dense', { units }] as const,
    [`a${index}`, activation] as const,
  ]);
  const ids = ['x', ...nodes.map(([id]) => id)];
  return graph(
    [['x', 'input', { shape: [3] }], ...nodes, ['y', 'target', { shape: [layers.at(-1)?.[0] ?? 3] }], ['j', 'mse']],
    [
      ...ids.slice(1).map((id, index) => [ids[index], id] as const),
      [ids[ids.length - 1], 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
}

test('for any graph, every tensor lies within its area, and a kernel does not overwrite its inputs', () => {
  const layer = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('relu', 'tanh', 'sigmoid', 'softmax', 'gelu'));
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 40 }), (layers, batch) => {
      const { data, kernels, memory } = list(chain(layers), { batch });
      const ends = { arena: memory.arena, gradients: memory.parameters, parameters: memory.parameters, scratch: 0 };
      for (const { area, offset, bytes } of [...data, ...kernels.map(({ output }) => output)].map(placeOf)) {
        expect(offset >= 0 && offset + bytes <= ends[area]).toBe(true);
      }
      for (const { inputs, output } of kernels) {
        if (output.place.area !== 'arena' || output.place.reuse === 'inPlace') continue;
        for (const { kind, from } of inputs) {
          if (kind === 'kernel') expect(overlap(kernels[Number(from[0]) - 1].output.place, output.place)).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});

type Placed = { readonly place: ListedKernel['output']['place'] };

const placeOf = ({ place }: Placed) => place;

/** Gradients come before the values, on the same axis. */
function overlap(a: Placed['place'], b: Placed['place']): boolean {
  return a.offset < b.offset + b.bytes && b.offset < a.offset + a.bytes;
}
