import type { GraphDocument, GraphNode } from '#engine/graph/index.ts';
import { freshId } from '../document/index.ts';
import { type Message, message } from '../language/index.ts';

/** A document that can be edited, and what was done to it, a sentence each. */
export interface MendedDocument {
  readonly document: GraphDocument;
  readonly notes: readonly Message[];
}

/** Farther out than anyone draws: a canvas that shall show both ends shows nothing. */
const FARTHEST = 1_000_000;

/**
 * Mends what no edit could: of several nodes with one id, the later ones get ids of their own, since wires and edits name
 * nodes by their ids. Wires lead to the first, as they do everywhere. Places beyond all bounds are forgotten.
 */
export function mendDocument(document: GraphDocument): MendedDocument {
  const notes: Message[] = [];
  const nodes = mendNodes(document.nodes, notes);
  const blocks = document.blocks?.map((block) => ({ ...block, nodes: mendNodes(block.nodes, notes) }));
  return notes.length === 0 ? { document, notes } : { document: { ...document, nodes, ...(blocks && { blocks }) }, notes };
}

function mendNodes(given: readonly GraphNode[], notes: Message[]): GraphNode[] {
  const taken = new Set(given.map(({ id }) => id));
  const seen = new Set<string>();
  return given.map((node) => {
    const placed = forgetFarPlace(node, notes);
    if (!seen.has(node.id)) {
      seen.add(node.id);
      return placed;
    }
    const id = freshId(taken, node.id);
    taken.add(id);
    seen.add(id);
    notes.push(
      message("Two nodes had the id '{{id}}'; the second was renamed '{{second}}', and the wires connect to the first.", {
        id: node.id,
        second: id,
      }),
    );
    return { ...placed, id };
  });
}

function forgetFarPlace(node: GraphNode, notes: Message[]): GraphNode {
  const { position, ...rest } = node;
  if (!position || Math.max(Math.abs(position.x), Math.abs(position.y)) <= FARTHEST) return node;
  notes.push(message("Node '{{id}}' was outside the canvas; it was moved back.", { id: node.id }));
  return rest;
}
