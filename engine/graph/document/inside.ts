import type { Shape } from '../../ops/index.ts';
import type { GraphDocument, GraphNode } from './document.ts';
import { blockOf } from './nodeTypes.ts';

/** Under a symbol, so that it goes along with every copy of the document, and never into a file. */
const INSIDE = Symbol('inside of a block');

/** What is known when the inside of a block is looked at by itself. */
export interface Inside {
  /** The shapes that enter through its ports, where they are known. */
  readonly entering: Readonly<Record<string, Shape>>;
}

/**
 * The inside of a block as a document: its nodes and wires, with everything else of the document around it. It is analyzed
 * and changed like any other; only its ports stand for what is outside.
 * @param entering the shapes that enter it there where it is looked into
 * @returns undefined where the node stands for no block
 */
export function openBlock(document: GraphDocument, instance: GraphNode, entering: Inside['entering']): GraphDocument | undefined {
  const block = blockOf(document, instance);
  if (!block) return undefined;
  const { nodes, edges, annotations } = block;
  const { annotations: _, ...around } = document;
  return { ...around, nodes, edges, ...(annotations && { annotations }), [INSIDE]: { entering } } as GraphDocument;
}

/** What is known of the block that a document is the inside of; undefined for a whole graph. */
export function insideOf(document: GraphDocument): Inside | undefined {
  return (document as { [INSIDE]?: Inside })[INSIDE];
}
