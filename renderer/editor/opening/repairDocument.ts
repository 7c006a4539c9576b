import type { GraphDocument, GraphNode } from '#engine/graph/index.ts';
import { freshId } from '../../document/index.ts';
import { type Message, message } from '../../language/index.ts';

/** Limit of positions: a canvas fitted to farther ones would show nothing. */
const FARTHEST = 1_000_000;

/**
 * Repairs what edits cannot: duplicate node ids get new ones, since wires and edits refer to nodes by id. Wires lead to the
 * first, as everywhere. Positions out of bounds are removed.
 * @returns notes the repairs made, a sentence each
 */
export function repairDocument(document: GraphDocument): { readonly document: GraphDocument; readonly notes: Message[] } {
  const notes: Message[] = [];
  const nodes = repairNodes(document.nodes, notes);
  const blocks = document.blocks?.map((block) => ({ ...block, nodes: repairNodes(block.nodes, notes) }));
  return notes.length === 0 ? { document, notes } : { document: { ...document, nodes, ...(blocks && { blocks }) }, notes };
}

function repairNodes(given: readonly GraphNode[], notes: Message[]): GraphNode[] {
  const taken = new Set(given.map(({ id }) => id));
  const seen = new Set<string>();
  return given.map((node) => {
    const placed = dropFarPosition(node, notes);
    if (!seen.has(node.id)) {
      seen.add(node.id);
      return placed;
    }
    const id = freshId(taken, node.id);
    taken.add(id);
    seen.add(id);
    const ids = { id: node.id, second: id };
    notes.push(
      message("Two nodes had the id '{{id}}'; the second was renamed '{{second}}', and the wires connect to the first.", ids),
    );
    return { ...placed, id };
  });
}

function dropFarPosition(node: GraphNode, notes: Message[]): GraphNode {
  const { position, ...rest } = node;
  if (!position || Math.max(Math.abs(position.x), Math.abs(position.y)) <= FARTHEST) return node;
  notes.push(message("Node '{{id}}' was outside the canvas; it was moved back.", { id: node.id }));
  return rest;
}
