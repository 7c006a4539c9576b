import { type GraphDocument, layerOf } from '#engine/graph/index.ts';
import { type ArrangeRequest, arrange, type Direction, type Point } from '../document/index.ts';
import { geometryOf } from './nodeSize.ts';

/** Where every node stands: where the document says, else where a tidy layout would put it. */
export function placeNodes(document: GraphDocument): ReadonlyMap<string, Point> {
  const arranged = document.nodes.every(({ position }) => position) ? undefined : arrangeOnce(document);
  return new Map(document.nodes.map(({ id, position }) => [id, position ?? arranged?.get(id) ?? { x: 0, y: 0 }]));
}

/** What a layout of some nodes of a document, or of all, goes by. */
export function toArrangeRequest(
  document: Pick<GraphDocument, 'nodes' | 'edges' | 'blocks'>,
  direction: Direction,
  chosen?: ReadonlySet<string>,
): ArrangeRequest {
  const { nodes, edges } = document;
  const meant = chosen ? nodes.filter(({ id }) => chosen.has(id)) : nodes;
  return {
    nodes: meant.map((node) => {
      const { width, height } = geometryOf(node, layerOf(document, node));
      return { id: node.id, width, height };
    }),
    wires: edges.map(({ from, to }) => [from[0], to[0]] as const),
    direction,
  };
}

interface Arrangement {
  readonly nodes: string;
  readonly places: ReadonlyMap<string, Point>;
}

const known = new WeakMap<GraphDocument['edges'], Arrangement>();

/** The layout of a document, worked out anew only when its wires or the sizes of its nodes are others. */
function arrangeOnce(document: GraphDocument): ReadonlyMap<string, Point> {
  const request = toArrangeRequest(document, 'right');
  const nodes = JSON.stringify(request.nodes);
  const last = known.get(document.edges);
  if (last?.nodes === nodes) return last.places;
  const places = arrange(request);
  known.set(document.edges, { nodes, places });
  return places;
}

/** Where nodes without a position are shown: once one of them is moved, all of them get theirs. */
export function unplacedNodes(document: GraphDocument): [string, Point][] {
  const places = placeNodes(document);
  return document.nodes.flatMap(({ id, position }) => {
    const place = position === undefined ? places.get(id) : undefined;
    return place ? [[id, place] satisfies [string, Point]] : [];
  });
}
