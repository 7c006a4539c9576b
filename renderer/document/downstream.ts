import type { DrawnGraph } from '#engine/graph/index.ts';

/** A node and everything downstream: a wire from any of them to it would close a cycle. */
export function downstreamOf({ wiring }: Pick<DrawnGraph, 'wiring'>, nodeId: string): ReadonlySet<string> {
  const reached = new Set([nodeId]);
  // A set that grows during iteration is iterated to its end.
  for (const id of reached) for (const { to } of wiring.outgoing.get(id) ?? []) reached.add(to[0]);
  return reached;
}
