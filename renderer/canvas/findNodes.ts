import type { GraphDocument, GraphNode } from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';

/** The nodes that a person means by a text: by name, layer, type or id; every word has to be met. In the order of the document. */
export function findNodes({ nodes }: Pick<GraphDocument, 'nodes'>, query: string): GraphNode[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return nodes.filter(({ id, type, label = '' }) => {
    const text = [label, findLayer(type)?.ui.label ?? '', type, id].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
