interface FaultyNetwork {
  readonly name: string;
  readonly dataset: string;
  readonly normalize: 'none' | 'standard';
  readonly shape: readonly number[];
  readonly classes: number;
  /** Ids and types of layers in a row, with parameters. */
  readonly layers: readonly (readonly [id: string, type: string, params?: Readonly<Record<string, unknown>>])[];
  readonly training: Readonly<Record<string, unknown>>;
}

/** Iris with a sigmoid right before its loss, and batches too small for its batch normalization. */
export const MISFIT: FaultyNetwork = {
  name: 'Misfit',
  dataset: 'iris',
  normalize: 'standard',
  shape: [4],
  classes: 3,
  layers: [
    ['hidden', 'dense', { units: 8 }],
    ['norm', 'batchNorm'],
    ['relu', 'relu'],
    ['scores', 'dense', { units: 3 }],
    ['sigmoid', 'sigmoid'],
  ],
  training: { epochs: 4, batchSize: 4 },
};

/** MNIST with pixels up to 255. */
export const UNSCALED: FaultyNetwork = {
  name: 'Unscaled',
  dataset: 'mnist',
  normalize: 'none',
  shape: [784],
  classes: 10,
  layers: [['scores', 'dense', { units: 10 }]],
  training: { epochs: 1, batchSize: 1000 },
};

/** XOR without a hidden layer. */
export const LINEAR: FaultyNetwork = {
  name: 'Linear',
  dataset: 'xor',
  normalize: 'standard',
  shape: [2],
  classes: 2,
  layers: [['scores', 'dense', { units: 2 }]],
  training: { epochs: 10, optimizer: { type: 'adam', learningRate: 0.05 } },
};

/** A network with faults that a diagnosis of its run finds, as a file. */
export function faultyDocument({ name, dataset, normalize, shape, classes, layers, training }: FaultyNetwork): string {
  const row = [['x', 'input', { shape }] as const, ...layers];
  const position = (at: number) => ({ x: 0, y: 140 * at });
  const nodes = row.map(([id, type, params], at) => ({ id, type, ...(params && { params }), position: position(at) }));
  return JSON.stringify({
    format: 'backwire-graph',
    version: 1,
    name,
    nodes: [
      ...nodes,
      { id: 'y', type: 'target', params: { shape: [], classes }, position: { x: 260, y: 140 * (row.length - 1) } },
      { id: 'loss', type: 'crossEntropy', position: position(row.length) },
    ],
    edges: [
      ...nodes.slice(1).map(({ id }, at) => ({ from: [nodes[at].id, 'out'], to: [id, 'in'] })),
      { from: [nodes[nodes.length - 1].id, 'out'], to: ['loss', 'prediction'] },
      { from: ['y', 'out'], to: ['loss', 'target'] },
    ],
    data: { dataset, normalize },
    training: { seed: 1, ...training },
  });
}
