import { isDraft } from 'immer';
import type { GraphEdge } from '#engine/graph/index.ts';

const known = new WeakMap<GraphEdge, string>();

/** Names a wire by its two ends. Ids may hold any letter, hence JSON. */
export function wireKey(edge: GraphEdge): string {
  const key = known.get(edge) ?? JSON.stringify([edge.from, edge.to]);
  // A draft of an edit is a wire that may still change.
  if (!isDraft(edge)) known.set(edge, key);
  return key;
}
