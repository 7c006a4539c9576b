import { type Draft, isDraft, original } from 'immer';
import type { GraphDocument, GraphEdge } from '#engine/graph/index.ts';
import type { Point } from './geometry.ts';
import type { Recipe } from './history.ts';
import { wireKey } from './wireKey.ts';

/** Bends wires, by their keys; undefined lets them run as they are. */
export function bendWires(bends: ReadonlyMap<string, readonly Point[] | undefined>): Recipe {
  return (draft) => {
    for (const edge of draft.edges) {
      const key = wireKey(edge);
      if (!bends.has(key)) continue;
      const next = bends.get(key);
      if (next && next.length > 0) edge.bends = next.map(({ x, y }) => ({ x, y }));
      else if (edge.bends) delete edge.bends;
    }
  };
}

/** A wire whose ends were both moved by as much takes its bends along. */
export function shiftBends<Edge extends GraphEdge>(edge: Edge, by: Point): Edge {
  return edge.bends ? { ...edge, bends: edge.bends.map((bend) => ({ ...bend, x: bend.x + by.x, y: bend.y + by.y })) } : edge;
}

export function withoutBends<Edge extends GraphEdge>(edge: Edge): Edge {
  const { bends: _, ...straight } = edge;
  return straight as Edge;
}

/**
 * What becomes of bends when nodes move: they go along where both ends of a wire move by as much, and are gone where only one does.
 * @param moved how far each node was moved
 */
export function moveBends(draft: Draft<GraphDocument>, moved: ReadonlyMap<string, Point>): void {
  if (moved.size === 0 || !hasBends(draft.edges)) return;
  for (const edge of draft.edges) {
    const [from, to] = [moved.get(edge.from[0]), moved.get(edge.to[0])];
    if (!edge.bends || (!from && !to)) continue;
    if (from && to && from.x === to.x && from.y === to.y) edge.bends = shiftBends(edge, from).bends;
    else delete edge.bends;
  }
}

/** Looks without making a draft of each wire, of which there may be thousands. */
function hasBends(edges: Draft<GraphDocument>['edges']): boolean {
  const known = isDraft(edges) ? (original(edges) ?? edges) : edges;
  return known.length !== edges.length || known.some(({ bends }) => bends);
}
