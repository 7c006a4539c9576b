import { type GraphLabel, graphlib, layout } from '@dagrejs/dagre';
import type { Arrangement, ArrangeRequest } from './arrangeRequest.ts';
import { arrangeRows } from './arrangeRows.ts';
import type { Box, Point, Size } from './geometry.ts';
import { routeWires } from './routeWires.ts';

export { type Arrangement, type ArrangeRequest, DIRECTIONS, type Direction } from './arrangeRequest.ts';

/** Space between nodes: across the flow, and along it, where wires bend. */
const GAP = { across: 36, along: 64, wires: 18, frames: 32 } as const;
/** Up to this many nodes, the layout with the shortest wires takes under a second; beyond, a faster one is used. */
const CAREFUL = 200;

/**
 * Layered layout, so that wires run in one direction with few crossings (Sugiyama et al., 1981, by dagre), and bends of wires
 * around nodes. Source nodes, such as targets, are placed right before the nodes they lead to.
 */
export function arrange(request: ArrangeRequest): Arrangement {
  try {
    return arrangeLayers(request);
  } catch (error) {
    // dagre overflows the stack for a chain of thousands of nodes.
    if (error instanceof RangeError) return { places: arrangeRows(request), bends: new Map() };
    throw error;
  }
}

type LayoutGraph = graphlib.Graph<GraphLabel, object, { readonly points?: readonly Point[] }>;

function arrangeLayers(request: ArrangeRequest): Arrangement {
  const { nodes, wires, frames = [], direction } = request;
  const graph: LayoutGraph = new graphlib.Graph({ multigraph: true, compound: frames.length > 0 });
  const isSmall = nodes.length <= CAREFUL;
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: GAP.across,
    ranksep: GAP.along,
    edgesep: frames.length > 0 ? GAP.frames : GAP.wires,
    ranker: isSmall ? 'network-simplex' : 'tight-tree',
  });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  keepTogether(graph, request);
  wires.forEach(([from, to], index) => {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to, {}, String(index));
  });
  layout(graph, { disableOptimalOrderHeuristic: !isSmall });
  const boxes = new Map(nodes.map(({ id, width, height }) => [id, boxOf(graph.node(id), { width, height })]));
  const places = new Map([...boxes].map(([id, { x, y }]) => [id, { x, y }]));
  return { places, bends: routeWires(request, boxes, routesOf(graph)) };
}

/** Non-empty frames become parent nodes. */
function keepTogether(graph: LayoutGraph, { nodes, frames = [] }: ArrangeRequest): void {
  const parents = new Map(frames.map(({ id, frame }) => [id, frame]));
  const made = new Set<string>();
  const make = (frame: string): void => {
    if (made.has(frame)) return;
    made.add(frame);
    graph.setNode(keyOf(frame), {});
    const parent = parents.get(frame);
    if (parent === undefined) return;
    make(parent);
    graph.setParent(keyOf(frame), keyOf(parent));
  };
  for (const { id, frame } of nodes) {
    if (frame === undefined || !parents.has(frame)) continue;
    make(frame);
    graph.setParent(id, keyOf(frame));
  }
}

/** Frames have their own id namespace. */
const keyOf = (frame: string) => `\u0000frame ${frame}`;

/** dagre returns a node's center. */
function boxOf(place: unknown, { width, height }: Size): Box {
  const { x, y } = place as Point;
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
}

/** The positions that dagre kept free for wires between layers: all points of a wire but its ends. */
function routesOf(graph: LayoutGraph): Map<number, readonly Point[]> {
  return new Map(graph.edges().map((edge) => [Number(edge.name), graph.edge(edge).points?.slice(1, -1) ?? []]));
}
