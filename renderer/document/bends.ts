import { type Draft, isDraft, original } from 'immer';
import type { GraphDocument, GraphEdge } from '#engine/graph/index.ts';
import type { Point } from './geometry.ts';
import type { Recipe } from './history.ts';
import { wireKey } from './wireKey.ts';

/** Sets the bends of wires, by key; undefined removes them. */
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

/** A wire whose ends both moved by the same offset takes its bends along. */
export function shiftBends<Edge extends GraphEdge>(edge: Edge, by: Point): Edge {
  return edge.bends ? { ...edge, bends: edge.bends.map((bend) => ({ ...bend, x: bend.x + by.x, y: bend.y + by.y })) } : edge;
}

export function withoutBends<Edge extends GraphEdge>(edge: Edge): Edge {
  const { bends: _, ...straight } = edge;
  return straight as Edge;
}

/**
 * Updates bends when nodes move: they move with both ends of a wire, and are removed if only one end moves.
 * @param moved offset of each node
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

/** Checks without creating drafts of possibly thousands of wires. */
function hasBends(edges: Draft<GraphDocument>['edges']): boolean {
  const known = isDraft(edges) ? (original(edges) ?? edges) : edges;
  return known.length !== edges.length || known.some(({ bends }) => bends);
}
