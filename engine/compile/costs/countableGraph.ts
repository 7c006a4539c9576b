import { type GraphAnalysis, MOST_OPERATIONS, type NodeAnalysis, operationsOf } from '../../graph/index.ts';
import { findLayer, type Layer } from '../../layers/index.ts';
import type { Shape } from '../../ops/index.ts';

/** A node with a known output shape. */
export type CountableNode = NodeAnalysis & { readonly layer: Layer; readonly output: Shape };

/** The part of a graph that can be lowered, despite errors elsewhere. */
export interface CountableGraph {
  readonly analysis: GraphAnalysis;
  /** In topological order. */
  readonly nodes: readonly CountableNode[];
  /** Ids of the nodes with too many operations to count. */
  readonly excessive: ReadonlySet<string>;
}

/** @param most maximum operations per node; the total is limited by {@link MOST_OPERATIONS} */
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

/**
 * True if a node's layer can be lowered; excludes block ports outside a block. An output shape implies input shapes, so the
 * node's ancestors can be lowered too.
 */
function isCountable(node: NodeAnalysis): node is CountableNode {
  return node.layer !== undefined && findLayer(node.layer.type) !== undefined && node.output !== undefined;
}

/** Without the tie, whose owner has no shapes yet. */
function withOwnWeights({ tiedTo: _open, ...node }: CountableNode): CountableNode {
  return node;
}

/** The nodes above the limit, and the largest others if the total exceeds its own limit. */
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
