import type { GraphDocument } from '../graph/index.ts';
import { graph } from './networks.ts';

type Node = readonly [id: string, type: string, params?: Record<string, unknown>];

/** Input 'x' → a chain of nodes → loss 'j' with the target 'y'. */
export function chain(
  shape: readonly number[],
  nodes: readonly Node[],
  loss: string,
  target: Record<string, unknown> = { shape: [] },
): GraphDocument {
  const ids = ['x', ...nodes.map(([id]) => id)];
  return graph(
    [['x', 'input', { shape }], ...nodes, ['y', 'target', target], ['j', loss]],
    [
      ...ids.slice(1).map((id, index) => [ids[index], id] as const),
      [ids[ids.length - 1], 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
}
