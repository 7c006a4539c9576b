import { type DataDescription, type GraphDocument, layerOf } from '#engine/graph/index.ts';
import type { Point } from '../../document/index.ts';
import { geometryOf, nodeName, placeNodes, portLabel } from '../../drawing/index.ts';
import type { OpenEnd } from '../connections/validateConnection.ts';
import { cycleTest } from './holdEnd.ts';

/** A port that a wire from an open end could lead to. */
export interface WireTarget extends OpenEnd {
  /** "Dense, port in": the port only where there are several. */
  readonly label: string;
  /** Whether it has a wire, which would give way. */
  readonly isTaken: boolean;
}

/** The ports that a wire could lead to: free ones first, and the nearest first among them. None that would close a cycle. */
export function wireTargets(document: GraphDocument, data: DataDescription | undefined, end: OpenEnd): WireTarget[] {
  const closesCycle = cycleTest(document, data, end);
  const positions = placeNodes(document);
  const here = positions.get(end.nodeId) ?? { x: 0, y: 0 };
  const distance = ({ nodeId }: OpenEnd) => away(here, positions.get(nodeId) ?? here, end.side);
  const taken = new Set(document.edges.map(({ to }) => JSON.stringify(to)));
  const targets = document.nodes.flatMap((node): WireTarget[] => {
    const layer = layerOf(document, node);
    const { inputs, outputs } = geometryOf(node, layer);
    if (closesCycle(node.id)) return [];
    const name = nodeName(node, layer);
    if (end.side === 'input') {
      return [...outputs.keys()].map((port) => ({
        nodeId: node.id,
        port,
        side: 'output',
        label: outputs.size > 1 ? `${name}, ${portLabel(layer, port)}` : name,
        isTaken: false,
      }));
    }
    return [...inputs.keys()].map((port) => ({
      nodeId: node.id,
      port,
      side: 'input',
      label: inputs.size > 1 ? `${name}, ${portLabel(layer, port)}` : name,
      isTaken: taken.has(JSON.stringify([node.id, port])),
    }));
  });
  return targets.toSorted((a, b) => Number(a.isTaken) - Number(b.isTaken) || distance(a) - distance(b));
}

/** How far another node is; those on the side that the wire does not lead to are as good as twice as far. */
function away(here: Point, there: Point, side: OpenEnd['side']): number {
  const forward = side === 'output' ? there.x - here.x : here.x - there.x;
  return Math.hypot(forward, there.y - here.y) * (forward < 0 ? 2 : 1);
}
