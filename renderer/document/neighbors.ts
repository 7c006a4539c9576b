import type { GraphDocument } from '#engine/graph/index.ts';

export type FlowDirection = 'upstream' | 'downstream';

/** The neighbors of every node in one direction, in wire order. */
function sideOf({ edges }: Pick<GraphDocument, 'edges'>, direction: FlowDirection): Map<string, string[]> {
  const neighbors = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [here, there] = direction === 'upstream' ? [to[0], from[0]] : [from[0], to[0]];
    const known = neighbors.get(here);
    if (known) known.push(there);
    else neighbors.set(here, [there]);
  }
  return neighbors;
}

/** The given nodes and everything upstream, or downstream, of them. */
export function reach(document: Pick<GraphDocument, 'edges'>, from: ReadonlySet<string>, direction: FlowDirection): Set<string> {
  const neighbors = sideOf(document, direction);
  const reached = new Set(from);
  // A set yields elements added during iteration.
  for (const id of reached) for (const next of neighbors.get(id) ?? []) reached.add(next);
  return reached;
}

/** The node one step along the wires, or the next sibling; undefined if none. */
export function stepFrom(
  document: Pick<GraphDocument, 'edges'>,
  nodeId: string,
  step: FlowDirection | 'next' | 'previous',
): string | undefined {
  if (step === 'upstream' || step === 'downstream') return sideOf(document, step).get(nodeId)?.[0];
  const by = step === 'next' ? 1 : -1;
  for (const side of ['upstream', 'downstream'] as const) {
    const back = side === 'upstream' ? 'downstream' : 'upstream';
    const siblings = (sideOf(document, side).get(nodeId) ?? []).flatMap((other) => sideOf(document, back).get(other) ?? []);
    const unique = [...new Set(siblings)];
    if (unique.length > 1) return unique.at((unique.indexOf(nodeId) + by) % unique.length);
  }
  return undefined;
}
