import type { Shape } from '../../ops/index.ts';
import type { GraphDocument, GraphNode } from '../document.ts';
import { blockOf } from './nodeTypes.ts';

/** A symbol survives copies of the document but is never written to a file. */
const INSIDE = Symbol('inside of a block');

/** Context of a block's inside that is analyzed on its own. */
export interface Inside {
  /** Known shapes at its input ports. */
  readonly entering: Readonly<Record<string, Shape>>;
}

/**
 * The inside of a block as a document: its nodes and wires, with the rest of the surrounding document. It is analyzed and edited
 * like any other; its ports stand for the outside.
 * @param entering shapes at its input ports in the instance being viewed
 * @returns undefined if the node is not a block
 */
export function openBlock(document: GraphDocument, instance: GraphNode, entering: Inside['entering']): GraphDocument | undefined {
  const block = blockOf(document, instance);
  if (!block) return undefined;
  const { nodes, edges, annotations } = block;
  const { annotations: _, ...around } = document;
  return { ...around, nodes, edges, ...(annotations && { annotations }), [INSIDE]: { entering } } as GraphDocument;
}

/** The block that a document is the inside of; undefined for a whole graph. */
export function insideOf(document: GraphDocument): Inside | undefined {
  return (document as { [INSIDE]?: Inside })[INSIDE];
}
