import type { GraphEdge, GraphNode } from './document.ts';
import type { Wiring } from './wiring.ts';

export interface TopologicalOrder {
  /** Node ids in topological order; without those on or behind a cycle. */
  readonly order: readonly string[];
  /** Node ids along one cycle, if any. */
  readonly cycle?: readonly string[];
}

/** Topological order by Kahn's algorithm (1962), in time linear in nodes and wires; ties keep the document's order. */
export function orderNodes(nodes: ReadonlyMap<string, GraphNode>, wiring: Wiring): TopologicalOrder {
  const waiting = new Map<string, number>();
  for (const id of nodes.keys()) waiting.set(id, wiring.incoming.get(id)?.size ?? 0);
  const order = [...nodes.keys()].filter((id) => waiting.get(id) === 0);
  for (let next = 0; next < order.length; next++) {
    for (const { to } of wiring.outgoing.get(order[next]) ?? []) {
      const left = (waiting.get(to[0]) ?? 0) - 1;
      waiting.set(to[0], left);
      if (left === 0) order.push(to[0]);
    }
  }
  if (order.length === nodes.size) return { order };
  const blocked = new Set([...nodes.keys()].filter((id) => (waiting.get(id) ?? 0) > 0));
  return { order, cycle: findCycle(blocked, wiring.incoming) };
}

/** Every blocked node has a blocked predecessor, so walking upstream must close a cycle. */
function findCycle(blocked: ReadonlySet<string>, incoming: ReadonlyMap<string, ReadonlyMap<string, GraphEdge>>): string[] {
  const path: string[] = [];
  const seen = new Map<string, number>();
  let [id] = blocked;
  while (!seen.has(id)) {
    seen.set(id, path.length);
    path.push(id);
    const edges = [...(incoming.get(id)?.values() ?? [])];
    id = edges.map((edge) => edge.from[0]).find((from) => blocked.has(from)) ?? id;
  }
  return path.slice(seen.get(id)).reverse();
}
