import type { BlockDefinition, GraphDocument, GraphNode } from '#engine/graph/index.ts';
import { freshId } from './freshId.ts';

export interface Brought {
  /** The nodes, referring to the document's blocks. */
  readonly nodes: readonly GraphNode[];
  /** The blocks that are new to the document. */
  readonly blocks: readonly BlockDefinition[];
}

/**
 * The nodes and blocks to add to a document from elsewhere: identical blocks are reused, and different ones with the same id get
 * a new id.
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
