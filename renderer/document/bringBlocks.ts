import type { BlockDefinition, GraphDocument, GraphNode } from '#engine/graph/index.ts';
import { freshId } from './freshId.ts';

export interface Brought {
  /** The nodes, standing for the blocks as the document has them then. */
  readonly nodes: readonly GraphNode[];
  /** The blocks that the document does not have yet. */
  readonly blocks: readonly BlockDefinition[];
}

/**
 * What of nodes and their blocks from elsewhere a document has to take in: blocks that it has already are not taken twice,
 * and those of the same id that are others get an id of their own.
 */
export function bringBlocks(
  document: Pick<GraphDocument, 'blocks'>,
  nodes: readonly GraphNode[],
  blocks: readonly BlockDefinition[] = [],
): Brought {
  const present = new Map((document.blocks ?? []).map((block) => [block.id, block]));
  const taken = new Set([...present.keys(), ...blocks.map(({ id }) => id)]);
  const renamed = new Map<string, string>();
  for (const block of blocks) {
    const own = present.get(block.id);
    if (!own || JSON.stringify(own) === JSON.stringify(block)) continue;
    const id = freshId(taken, block.id);
    taken.add(id);
    renamed.set(block.id, id);
  }
  const lead = (node: GraphNode): GraphNode => {
    const id = node.type === 'block' ? renamed.get(String(node.params?.block)) : undefined;
    return id === undefined ? node : { ...node, params: { ...node.params, block: id } };
  };
  const missing = blocks.filter(({ id }) => renamed.has(id) || !present.has(id));
  return {
    nodes: nodes.map(lead),
    blocks: missing.map((block) => ({ ...block, id: renamed.get(block.id) ?? block.id, nodes: block.nodes.map(lead) })),
  };
}
