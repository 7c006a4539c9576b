import type { GraphEdge } from '#engine/graph/index.ts';

/** Names a wire by its two ends. Ids may hold any letter, hence JSON. */
export function wireKey({ from, to }: GraphEdge): string {
  return JSON.stringify([from, to]);
}
