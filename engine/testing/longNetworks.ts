import type { GraphDocument, TrainingSettings } from '../graph/index.ts';
import { graph } from './networks.ts';

type LayerOf = (index: number) => readonly [type: string, params?: Record<string, unknown>];

/** 1 → 2 units, then a chain of layers → 1, with the mean squared error. */
export function chainOf(length: number, layerOf: LayerOf, training: TrainingSettings = { batchSize: 4 }): GraphDocument {
  const layers = Array.from({ length }, (_, index) => [`n${index}`, ...layerOf(index)] as const);
  const ids = ['x', 'first', ...layers.map(([id]) => id), 'last'];
  return graph(
    [
      ['x', 'input', { shape: [1] }],
      ['first', 'dense', { units: 2 }],
      ...layers,
      ['last', 'dense', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [...ids.slice(1).map((id, index) => [ids[index], id] as const), ['last', 'j', 'prediction'], ['y', 'j', 'target']],
    training,
  );
}

/** 1 → parallel branches, merged in pairs → 1, with the mean squared error. */
export function branchesOf(count: number, merge: string, layerOf: LayerOf): GraphDocument {
  const branches = Array.from({ length: count }, (_, index) => [`b${index}`, ...layerOf(index)] as const);
  const merges = branches.slice(1).map((_, index) => [`m${index}`, merge] as const);
  return graph(
    [
      ['x', 'input', { shape: [1] }],
      ...branches,
      ...merges,
      ['last', 'dense', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [
      ...branches.map(([id]) => ['x', id] as const),
      ...merges.map(([id], index) => [index === 0 ? 'b0' : `m${index - 1}`, id, 'in1'] as const),
      ...merges.map(([id], index) => [`b${index + 1}`, id, 'in2'] as const),
      [`m${count - 2}`, 'last'],
      ['last', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { batchSize: 4 },
  );
}
