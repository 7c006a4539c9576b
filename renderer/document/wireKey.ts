import { isDraft } from 'immer';
import type { GraphEdge } from '#engine/graph/index.ts';

const known = new WeakMap<GraphEdge, string>();

/** Identifies a wire by its two ends. Ids may contain any character, hence JSON. */
export function wireKey(edge: GraphEdge): string {
  const key = known.get(edge) ?? JSON.stringify([edge.from, edge.to]);
  // A draft may still change.
  if (!isDraft(edge)) known.set(edge, key);
  return key;
}
