import { type GraphDocument, type GraphNode, layerOf } from '#engine/graph/index.ts';
import { t } from '../language/index.ts';

/** Finds nodes by name, layer, type or id; all words must match. In document order. */
export function findNodes(document: Pick<GraphDocument, 'nodes' | 'blocks'>, query: string): GraphNode[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return document.nodes.filter((node) => {
    const { id, type, label = '' } = node;
    const kind = layerOf(document, node)?.ui.label ?? '';
    const text = [label, kind, t(kind), type, id].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
