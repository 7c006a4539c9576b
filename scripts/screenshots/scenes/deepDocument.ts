interface DeepNetwork {
  readonly activation: string;
  /** Hidden layers. */
  readonly depth: number;
  readonly hasData: boolean;
}

/** A deep network of equal layers as a file: with a saturating activation δ vanishes, with large weights it explodes. */
export function deepDocument({ activation, depth, hasData }: DeepNetwork): string {
  const initializer = activation === 'sigmoid' ? 'glorotUniform' : 'ones';
  const hidden = Array.from({ length: depth }, (_, at) => [
    node(`layer${at}`, 'dense', at + 1, { units: 8, kernelInitializer: initializer }),
    node(`f${at}`, activation, at + 1.5),
  ]).flat();
  const chain = [node('x', 'input', 0, { shape: [2] }), ...hidden, node('score', 'dense', depth + 1, { units: 1 })];
  const last = [...chain, node('p', 'sigmoid', depth + 1.5)];
  return JSON.stringify({
    format: 'backwire-graph',
    version: 1,
    name: 'Deep',
    nodes: [
      ...last,
      { ...node('y', 'target', depth + 1, { shape: [], classes: 2 }), position: { x: 220 * depth, y: 160 } },
      node('loss', 'binaryCrossEntropy', depth + 2),
    ],
    edges: [
      ...last.slice(1).map(({ id }, at) => ({ from: [last[at].id, 'out'], to: [id, 'in'] })),
      { from: ['p', 'out'], to: ['loss', 'prediction'] },
      { from: ['y', 'out'], to: ['loss', 'target'] },
    ],
    ...(hasData && { data: { dataset: 'xor', test: 0.2, validation: 0.1 } }),
    training: { optimizer: { type: 'sgd', learningRate: 0.01 }, batchSize: 32, epochs: 10, seed: 1 },
  });
}

const node = (id: string, type: string, column: number, params?: object) => ({
  id,
  type,
  ...(params && { params }),
  position: { x: 240 * column, y: 0 },
});
