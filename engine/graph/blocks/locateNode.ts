import type { GraphDocument, GraphNode } from '../document.ts';
import { BLOCK, blockOf } from './nodeTypes.ts';

export interface LocatedNode {
  /** The block that contains it; undefined for the graph itself. */
  readonly block?: string;
  /** Its id within that block. */
  readonly nodeId: string;
}

/** Finds the original of an expanded node id: `r/2/conv1` is `conv1` of the block that `r` stands for. */
export function locateNode(document: GraphDocument, id: string): LocatedNode | undefined {
  let nodes: readonly GraphNode[] = document.nodes;
  let rest = id;
  let block: string | undefined;
  for (;;) {
    if (nodes.some((node) => node.id === rest)) return { nodeId: rest, ...(block !== undefined && { block }) };
    const instance = nodes.find((node) => node.type === BLOCK && rest.startsWith(`${node.id}/`));
    const definition = instance && blockOf(document, instance);
    if (!instance || !definition) return undefined;
    rest = rest.slice(instance.id.length + 1);
    if (Number(instance.params?.repeat ?? 1) > 1) rest = rest.replace(/^\d+\//, '');
    block = definition.id;
    nodes = definition.nodes;
  }
}
