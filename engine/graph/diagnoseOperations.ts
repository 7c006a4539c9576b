import { FEW_OPERATIONS } from '../layers/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { formatCount } from './formatCount.ts';
import { type NodeAnalysis, nameNode } from './nodeAnalysis.ts';

/**
 * The most operations of the forward pass that a network may lower to. The backward pass has about twice as many, and each takes memory and
 * time to compile: this many take some ten seconds. A chain of 20,000 layers has fewer, as has a GRU over 12,000 timesteps.
 */
export const MOST_OPERATIONS = 250_000;

/** Bounds what lowering makes of a graph, before anything is lowered. The problem is told at the node that has the largest part in it. */
export function diagnoseOperations(analyses: ReadonlyMap<string, NodeAnalysis>): Diagnostic[] {
  let total = 0;
  let largest: { readonly node: NodeAnalysis; readonly operations: number } | undefined;
  for (const node of analyses.values()) {
    const operations = operationsOf(node);
    total += operations;
    if (!largest || operations > largest.operations) largest = { node, operations };
  }
  if (!largest || total <= MOST_OPERATIONS) return [];
  return [describeExcess(largest.node, largest.operations, total)];
}

/** At most how many operations a node lowers to; 0 where its shapes are open. */
export function operationsOf({ layer, inputs, params, output }: NodeAnalysis): number {
  if (!layer || !output) return 0;
  return layer.operations?.(inputs, params) ?? FEW_OPERATIONS;
}

function describeExcess(analysis: NodeAnalysis, operations: number, total: number): Diagnostic {
  const { node, layer, inputs } = analysis;
  const timesteps = layer?.timesteps?.(inputs);
  const share = total > operations ? `, of ${formatCount(total)} in the whole network` : '';
  const unrolled = timesteps === undefined ? 'makes' : `is unrolled over ${formatCount(timesteps)} timesteps into`;
  const advice = timesteps === undefined ? 'Use fewer layers' : 'Use shorter sequences, or fewer recurrent layers';
  const expected = `at most ${formatCount(MOST_OPERATIONS)} operations in the whole network`;
  return {
    code: 'graph.tooManyOperations',
    severity: 'error',
    nodeId: node.id,
    message: `${nameNode(node)} ${unrolled} ${formatCount(operations)} operations${share}; expected ${expected}. ${advice}`,
    expected,
    received: formatCount(total),
  };
}
