import type { DrawnGraph, GraphDocument } from '#engine/graph/index.ts';

export type FlowDirection = 'upstream' | 'downstream';

/** Looks up a node's neighbors in one direction, in wire order. */
function sideOf({ edges }: Pick<GraphDocument, 'edges'>, direction: FlowDirection): (nodeId: string) => string[] {
  const [here, there] = direction === 'upstream' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const wires = Map.groupBy(edges, (edge) => edge[here][0]);
  return (nodeId) => wires.get(nodeId)?.map((edge) => edge[there][0]) ?? [];
}

/** The given nodes and everything upstream, or downstream, of them. */
export function reach(document: Pick<GraphDocument, 'edges'>, from: ReadonlySet<string>, direction: FlowDirection): Set<string> {
  return spread(from, sideOf(document, direction));
}

/** A node and everything downstream: a wire from any of them to it would close a cycle. */
export function downstreamOf({ wiring }: Pick<DrawnGraph, 'wiring'>, nodeId: string): ReadonlySet<string> {
  return spread([nodeId], (id) => wiring.outgoing.get(id)?.map(({ to }) => to[0]) ?? []);
}

function spread(from: Iterable<string>, neighborsOf: (nodeId: string) => readonly string[]): Set<string> {
  const reached = new Set(from);
  // A set yields elements added during iteration.
  for (const id of reached) for (const next of neighborsOf(id)) reached.add(next);
  return reached;
}

/** The node one step along the wires, or the next sibling; undefined if none. */
export function stepFrom(
  document: Pick<GraphDocument, 'edges'>,
  nodeId: string,
  step: FlowDirection | 'next' | 'previous',
): string | undefined {
  if (step === 'upstream' || step === 'downstream') return sideOf(document, step)(nodeId)[0];
  const by = step === 'next' ? 1 : -1;
  for (const side of ['upstream', 'downstream'] as const) {
    const back = side === 'upstream' ? 'downstream' : 'upstream';
    const unique = [...new Set(sideOf(document, side)(nodeId).flatMap(sideOf(document, back)))];
    if (unique.length > 1) return unique.at((unique.indexOf(nodeId) + by) % unique.length);
  }
  return undefined;
}
