import { checkGraph, type GraphDocument } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { graph, randomColumn } from '#engine/testing/networks.ts';
import { type Column, initializeParameters, Model } from '#engine/training/index.ts';

type Nodes = Parameters<typeof graph>[0];

const BATCH = 20;
const STEPS = 5;

/** A chain of layers between an input and a loss over five classes. */
function chain(shape: readonly number[], layers: Nodes): { document: GraphDocument; columns: Map<string, Column> } {
  const ids = ['x', ...layers.map(([id]) => id)];
  const wires = ids.slice(1).map((id, index) => [ids[index], id] as const);
  const document = graph(
    [
      ['x', 'input', { shape }],
      ...layers,
      ['o', 'dense', { units: 5 }],
      ['y', 'target', { shape: [], classes: 5 }],
      ['j', 'crossEntropy'],
    ],
    [...wires, [ids[ids.length - 1], 'o'], ['o', 'j', 'prediction'], ['y', 'j', 'target']],
    { optimizer: { type: 'adam', learningRate: 0.01 }, clip: { type: 'globalNorm', maxNorm: 1 } },
  );
  const columns = new Map([
    ['x', randomColumn('x', shape, BATCH, 1)],
    ['y', randomColumn('y', [], BATCH, 2, 5)],
  ]);
  return { document, columns };
}

const NETWORKS = {
  dense: chain(
    [300],
    [
      ['a', 'dense', { units: 70 }],
      ['b', 'gelu'],
      ['c', 'dropout'],
      ['d', 'dense', { units: 33 }],
      ['e', 'tanh'],
    ],
  ),
  convolutional: chain(
    [13, 11, 3],
    [
      ['a', 'conv2d', { filters: 19 }],
      ['b', 'batchNorm'],
      ['c', 'relu'],
      ['d', 'maxPool2d'],
      ['e', 'conv2d', { filters: 8, strides: 2, padding: 'same' }],
      ['f', 'flatten'],
    ],
  ),
  depthwise: chain(
    [9, 9, 13],
    [
      ['a', 'depthwiseConv2d', { padding: 'same' }],
      ['b', 'silu'],
      ['c', 'avgPool2d'],
      ['d', 'flatten'],
    ],
  ),
  recurrent: chain(
    [9, 7],
    [
      ['a', 'lstm', { units: 12, returnSequences: true }],
      ['b', 'gru', { units: 9 }],
    ],
  ),
  attention: chain(
    [12, 16],
    [
      ['a', 'selfAttention', { numHeads: 2 }],
      ['b', 'layerNorm'],
      ['c', 'flatten'],
    ],
  ),
};

/** The bits of all trained values, as text. */
function train({ document, columns }: (typeof NETWORKS)['dense']): string {
  const checked = checkGraph(document);
  const model = new Model(checked, createWasmExecutor(), initializeParameters(checked, 1), { columns });
  const loaded = model.program('train', BATCH);
  const order = Uint32Array.from({ length: BATCH }, (_, index) => index);
  for (let step = 1; step <= STEPS; step++) {
    loaded.select({ order, start: 0 });
    loaded.run({ seed: 1, step, learningRate: 0.01 });
  }
  const tensors = [...model.parameters(), ...model.slots()];
  return tensors.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')).join(' ');
}

console.log(JSON.stringify(Object.fromEntries(Object.entries(NETWORKS).map(([name, network]) => [name, train(network)]))));
