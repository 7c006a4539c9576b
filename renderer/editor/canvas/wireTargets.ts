import { type DataDescription, type GraphDocument, layerOf } from '#engine/graph/index.ts';
import type { Point } from '../../document/index.ts';
import { geometryOf, nodeName, placeNodes, portLabel } from '../../drawing/index.ts';
import type { OpenEnd } from '../connections/validateConnection.ts';
import { cycleTest } from './holdEnd.ts';

/** A possible target port of a wire from an open end. */
interface WireTarget extends OpenEnd {
  /** "Dense, port in": with the port only if there are several. */
  readonly label: string;
  /** True if it has a wire, which would be replaced. */
  readonly isTaken: boolean;
}

/** Possible target ports: free ones first, each group nearest first. None that would close a cycle. */
export function wireTargets(document: GraphDocument, data: DataDescription | undefined, end: OpenEnd): WireTarget[] {
  const closesCycle = cycleTest(document, data, end);
  const positions = placeNodes(document);
  const here = positions.get(end.nodeId) ?? { x: 0, y: 0 };
  const distance = ({ nodeId }: OpenEnd) => away(here, positions.get(nodeId) ?? here, end.side);
  const taken = new Set(document.edges.map(({ to }) => JSON.stringify(to)));
  const side = end.side === 'input' ? 'output' : 'input';
  const targets = document.nodes.flatMap((node): WireTarget[] => {
    if (closesCycle(node.id)) return [];
    const layer = layerOf(document, node);
    const ports = geometryOf(node, layer)[`${side}s`];
    const name = nodeName(node, layer);
    return [...ports.keys()].map((port) => ({
      nodeId: node.id,
      port,
      side,
      label: ports.size > 1 ? `${name}, ${portLabel(layer, port)}` : name,
      isTaken: side === 'input' && taken.has(JSON.stringify([node.id, port])),
    }));
  });
  return targets.toSorted((a, b) => Number(a.isTaken) - Number(b.isTaken) || distance(a) - distance(b));
}

/** Distance of another node; doubled on the side that the wire does not lead to. */
function away(here: Point, there: Point, side: OpenEnd['side']): number {
  const forward = side === 'output' ? there.x - here.x : here.x - there.x;
  return Math.hypot(forward, there.y - here.y) * (forward < 0 ? 2 : 1);
}
