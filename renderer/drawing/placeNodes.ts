import { type GraphDocument, layerOf } from '#engine/graph/index.ts';
import {
  type Arrangement,
  type ArrangeRequest,
  arrange,
  arrangeRows,
  bendWires,
  type Direction,
  moveNodes,
  type Point,
  type Recipe,
  wireKey,
} from '../document/index.ts';
import type { FramesOf } from './framesOf.ts';
import { geometryOf } from './nodeGeometry.ts';

/** Position of every node: from the document, else from an automatic layout. */
export function placeNodes(document: GraphDocument): ReadonlyMap<string, Point> {
  const arranged = isPlaced(document) ? undefined : arrangeOnce(document).places;
  return new Map(document.nodes.map(({ id, position }) => [id, position ?? arranged?.get(id) ?? { x: 0, y: 0 }]));
}

const isPlaced = ({ nodes }: Pick<GraphDocument, 'nodes'>) => nodes.every(({ position }) => position);

/** Bends of every wire, in order: from the document, else from an automatic layout. */
export function placeBends(document: GraphDocument): readonly (readonly Point[] | undefined)[] {
  const isNowhere = document.nodes.length > 0 && document.nodes.every(({ position }) => !position);
  const arranged = isNowhere ? arrangeOnce(document) : undefined;
  return arranged ? document.edges.map(({ bends }, index) => bends ?? arranged.bends.get(index)) : bendsOf(document.edges);
}

const ownBends = new WeakMap<GraphDocument['edges'], readonly (readonly Point[] | undefined)[]>();

/** The document's bends; the same object for the same wires. */
function bendsOf(edges: GraphDocument['edges']): readonly (readonly Point[] | undefined)[] {
  const known = ownBends.get(edges) ?? edges.map(({ bends }) => bends);
  ownBends.set(edges, known);
  return known;
}

interface Wanted {
  /** The nodes to lay out. Default: all. */
  readonly chosen?: ReadonlySet<string> | undefined;
  /** Frames to keep together. */
  readonly within?: FramesOf;
}

/** The layout request for some nodes of a document, or all. */
export function toArrangeRequest(document: GraphDocument, direction: Direction, { chosen, within }: Wanted = {}): ArrangeRequest {
  const { nodes, edges } = document;
  const meant = chosen ? nodes.filter(({ id }) => chosen.has(id)) : nodes;
  const sizes = new Map(meant.map((node) => [node.id, geometryOf(node, layerOf(document, node))]));
  return {
    nodes: [...sizes].map(([id, { width, height }]) => {
      const frame = within?.frameOf.get(id);
      return { id, width, height, ...(frame !== undefined && { frame }) };
    }),
    wires: edges.map(({ from, to }) => {
      const [leaves, enters] = [sizes.get(from[0])?.outputs.get(from[1]), sizes.get(to[0])?.inputs.get(to[1])];
      return [from[0], to[0], leaves, enters] as const;
    }),
    ...(within && within.frames.length > 0 && { frames: within.frames }),
    direction,
  };
}

interface Known extends Arrangement {
  readonly nodes: string;
}

const known = new WeakMap<GraphDocument['edges'], Known>();

/** Larger layouts would cause noticeable lag, and run in a worker. */
const FEW = 200;

/** The layout of a document, recomputed only when its wires or node sizes change. */
function arrangeOnce(document: GraphDocument): Arrangement {
  const request = toArrangeRequest(document, 'right');
  const last = known.get(document.edges);
  if (last?.nodes === nodesKey(request)) return last;
  return request.nodes.length > FEW ? inRows(request) : learnArrangement(document, request, arrange(request));
}

/** The layout that a document needs before it is displayed well; undefined if none, or if it is fast. */
export function arrangementToCome(document: GraphDocument): ArrangeRequest | undefined {
  if (isPlaced(document) || document.nodes.length <= FEW) return undefined;
  const request = toArrangeRequest(document, 'right');
  return known.get(document.edges)?.nodes === nodesKey(request) ? undefined : request;
}

/** Stores a finished layout for a document. */
export function learnArrangement(document: GraphDocument, request: ArrangeRequest, arrangement: Arrangement): Arrangement {
  known.set(document.edges, { nodes: nodesKey(request), ...arrangement });
  return arrangement;
}

const nodesKey = ({ nodes }: ArrangeRequest) => JSON.stringify(nodes);

/** Positions until the layout is ready. */
export function inRows(request: ArrangeRequest): Arrangement {
  return { places: arrangeRows(request), bends: new Map() };
}

/** Moves nodes. If some have no position yet, all get the displayed ones, and wires the displayed bends. */
export function moveShown(document: GraphDocument, places: ReadonlyMap<string, Point>): Recipe {
  if (isPlaced(document)) return moveNodes(places);
  const [shown, bends] = [placeNodes(document), placeBends(document)];
  return (draft) => {
    moveNodes(shown)(draft);
    bendWires(new Map(document.edges.map((edge, index) => [wireKey(edge), bends[index]])))(draft);
    moveNodes(places)(draft);
  };
}
