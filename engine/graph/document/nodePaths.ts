import type { BlockDefinition, GraphDocument, GraphNode } from './document.ts';
import { blockOf } from './nodeTypes.ts';

/** A node with its address: its id, after those of the blocks around it, as in `residual/conv1`. */
export interface NodeWithPath {
  readonly path: string;
  readonly node: GraphNode;
}

/** All nodes of a document. Those of a block that is used several times are there once, by the path of its first use. */
export function nodePaths(document: GraphDocument): NodeWithPath[] {
  return pathsWithin(document, document.nodes, '', new Set());
}

function pathsWithin(
  document: GraphDocument,
  nodes: readonly GraphNode[],
  prefix: string,
  opened: Set<BlockDefinition>,
): NodeWithPath[] {
  return nodes.flatMap((node) => {
    const path = `${prefix}${node.id}`;
    const block = blockOf(document, node);
    if (!block || opened.has(block)) return [{ path, node }];
    opened.add(block);
    return [{ path, node }, ...pathsWithin(document, block.nodes, `${path}/`, opened)];
  });
}
