import { type GraphAnalysis, MOST_OPERATIONS, type NodeAnalysis, operationsOf } from '../../graph/index.ts';
import type { Layer } from '../../layers/index.ts';
import type { Shape } from '../../ops/index.ts';

/** A node whose output has a shape. */
export type CountableNode = NodeAnalysis & { readonly layer: Layer; readonly output: Shape };

/** The part of a graph that can be lowered, whatever is wrong with the rest. */
export interface CountableGraph {
  readonly analysis: GraphAnalysis;
  /** In the graph's order. */
  readonly nodes: readonly CountableNode[];
  /** The ids of the nodes with too many operations to count. */
  readonly excessive: ReadonlySet<string>;
}

/** @param most how many operations a node may lower to; all together are bounded by {@link MOST_OPERATIONS} */
export function countableGraph(analysis: GraphAnalysis, most: number): CountableGraph {
  const known = new Map<string, CountableNode>();
  for (const id of analysis.order) {
    const node = analysis.nodes.get(id);
    if (node && isCountable(node)) known.set(id, node);
  }
  for (const [id, node] of known) {
    if (node.tiedTo !== undefined && !known.has(node.tiedTo)) known.set(id, withOwnWeights(node));
  }
  const nodes = [...known.values()];
  return {
    analysis: { ...analysis, order: [...known.keys()], nodes: known },
    nodes,
    excessive: findExcessive(nodes, most),
  };
}

/** An output has a shape where all inputs have one, so that whatever such a node depends on can be lowered too. */
function isCountable(node: NodeAnalysis): node is CountableNode {
  return node.layer !== undefined && node.output !== undefined;
}

/** As if it shared no weights: what it would share those of is still open. */
function withOwnWeights({ tiedTo: _open, ...node }: CountableNode): CountableNode {
  return node;
}

/** Nodes of more than so many operations, and the largest of the others, where all together are too many. */
function findExcessive(nodes: readonly CountableNode[], most: number): Set<string> {
  const counts = nodes.map((node) => ({ id: node.node.id, operations: operationsOf(node) }));
  const excessive = new Set<string>();
  let total = counts.reduce((sum, { operations }) => sum + operations, 0);
  for (const { id, operations } of counts.toSorted((a, b) => b.operations - a.operations)) {
    if (operations <= most && total <= MOST_OPERATIONS) break;
    excessive.add(id);
    total -= operations;
  }
  return excessive;
}
