import type { GraphDocument, GraphNode } from '#engine/graph/index.ts';
import { freshId } from '../../document/index.ts';
import { type Message, message } from '../../language/index.ts';

/** A document that can be edited, and what was done to it, a sentence each. */
export interface RepairedDocument {
  readonly document: GraphDocument;
  readonly notes: readonly Message[];
}

/** Farther out than anyone draws: a canvas that shall show both ends shows nothing. */
const FARTHEST = 1_000_000;

/**
 * Mends what no edit could: of several nodes with one id, the later ones get ids of their own, since wires and edits name
 * nodes by their ids. Wires lead to the first, as they do everywhere. Places beyond all bounds are forgotten.
 */
export function repairDocument(document: GraphDocument): RepairedDocument {
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
    notes.push(
      message("Two nodes had the id '{{id}}'; the second is '{{second}}' now, and the wires lead to the first.", {
        id: node.id,
        second: id,
      }),
    );
    return { ...placed, id };
  });
}

function dropFarPosition(node: GraphNode, notes: Message[]): GraphNode {
  const { position, ...rest } = node;
  if (!position || Math.max(Math.abs(position.x), Math.abs(position.y)) <= FARTHEST) return node;
  notes.push(message("Node '{{id}}' was beyond all bounds of the canvas; it has a new place.", { id: node.id }));
  return rest;
}
