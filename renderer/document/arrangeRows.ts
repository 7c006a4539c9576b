import type { ArrangeRequest } from './arrangeRequest.ts';
import type { Point } from './geometry.ts';

const GAP = { across: 36, along: 64 } as const;
/** Nodes in a row; further rows follow below. */
const ROW = 60;

/** Positions in rows, in flow order, for a graph too deep for a layered layout, which is recursive. */
export function arrangeRows({ nodes, wires, direction }: ArrangeRequest): Map<string, Point> {
  const order = orderByFlow(nodes, wires);
  const size = {
    width: Math.max(...nodes.map(({ width }) => width)) + GAP.along,
    height: Math.max(...nodes.map(({ height }) => height)) + GAP.across,
  };
  return new Map(
    order.map((id, index) => {
      const [along, across] = [index % ROW, Math.floor(index / ROW)];
      const [column, row] = direction === 'right' ? [along, across] : [across, along];
      return [id, { x: Math.round(column * size.width), y: Math.round(row * size.height) }];
    }),
  );
}

/** Nodes in topological order (Kahn, 1962); those on a cycle come last. */
function orderByFlow(nodes: ArrangeRequest['nodes'], wires: ArrangeRequest['wires']): string[] {
  const waiting = new Map(nodes.map(({ id }) => [id, 0]));
  const next = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const [from, to] of wires) {
    if (!waiting.has(from) || !waiting.has(to)) continue;
    next.get(from)?.push(to);
    waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  const order = nodes.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
  for (let index = 0; index < order.length; index++) {
    for (const id of next.get(order[index]) ?? []) {
      const left = (waiting.get(id) ?? 0) - 1;
      waiting.set(id, left);
      if (left === 0) order.push(id);
    }
  }
  const placed = new Set(order);
  return [...order, ...nodes.flatMap(({ id }) => (placed.has(id) ? [] : [id]))];
}
