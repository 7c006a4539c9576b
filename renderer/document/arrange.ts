import { type GraphLabel, graphlib, layout } from '@dagrejs/dagre';
import type { ArrangeRequest, Size } from './arrangeRequest.ts';
import { arrangeRows } from './arrangeRows.ts';
import type { Point } from './edits.ts';

export { type ArrangeRequest, DIRECTIONS, type Direction, type Size } from './arrangeRequest.ts';

/** What is left free between nodes: across the flow, and along it, where wires bend. */
const GAP = { across: 36, along: 64, wires: 18 } as const;
/** Up to so many nodes the layout with the shortest wires is found within a second; of more, one that is nearly as good. */
const CAREFUL = 200;

/**
 * Places for all nodes in layers, so that wires run one way and cross seldom (Sugiyama et al., 1981, by dagre). Nodes that
 * nothing leads into, such as targets, stand right before what they lead to.
 */
export function arrange(request: ArrangeRequest): Map<string, Point> {
  try {
    return arrangeLayers(request);
  } catch (error) {
    // Of a chain of thousands of nodes dagre runs out of stack.
    if (error instanceof RangeError) return arrangeRows(request);
    throw error;
  }
}

function arrangeLayers({ nodes, wires, direction }: ArrangeRequest): Map<string, Point> {
  const graph = new graphlib.Graph<GraphLabel, Size, object>({ multigraph: true });
  const isSmall = nodes.length <= CAREFUL;
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: GAP.across,
    ranksep: GAP.along,
    edgesep: GAP.wires,
    ranker: isSmall ? 'network-simplex' : 'tight-tree',
  });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  wires.forEach(([from, to], index) => {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to, {}, String(index));
  });
  layout(graph, { disableOptimalOrderHeuristic: !isSmall });
  return new Map(nodes.map(({ id, width, height }) => [id, cornerOf(graph.node(id), { width, height })]));
}

/** Dagre tells the middle of a node. */
function cornerOf(place: unknown, { width, height }: Size): Point {
  const { x, y } = place as Point;
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2) };
}
