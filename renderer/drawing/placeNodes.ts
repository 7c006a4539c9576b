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

/** Where every node stands: where the document says, else where a tidy layout would put it. */
export function placeNodes(document: GraphDocument): ReadonlyMap<string, Point> {
  const arranged = isPlaced(document) ? undefined : arrangeOnce(document).positions;
  return new Map(document.nodes.map(({ id, position }) => [id, position ?? arranged?.get(id) ?? { x: 0, y: 0 }]));
}

const isPlaced = ({ nodes }: Pick<GraphDocument, 'nodes'>) => nodes.every(({ position }) => position);

/** Where every wire bends, in their order: as the document says, else as a tidy layout would bend them. */
export function placeBends(document: GraphDocument): readonly (readonly Point[] | undefined)[] {
  const isNowhere = document.nodes.length > 0 && document.nodes.every(({ position }) => !position);
  const arranged = isNowhere ? arrangeOnce(document) : undefined;
  return arranged ? document.edges.map(({ bends }, index) => bends ?? arranged.bends.get(index)) : bendsOf(document.edges);
}

const ownBends = new WeakMap<GraphDocument['edges'], readonly (readonly Point[] | undefined)[]>();

/** The bends that wires have themselves; the same object for the same wires. */
function bendsOf(edges: GraphDocument['edges']): readonly (readonly Point[] | undefined)[] {
  const known = ownBends.get(edges) ?? edges.map(({ bends }) => bends);
  ownBends.set(edges, known);
  return known;
}

interface Wanted {
  /** The nodes to be laid out; else all of them. */
  readonly chosen?: ReadonlySet<string> | undefined;
  /** What is kept together. */
  readonly within?: FramesOf;
}

/** What a layout of some nodes of a document, or of all, goes by. */
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

/** A layout of more nodes than this would be felt by the hand: it is worked out in a worker. */
const FEW = 200;

/** The layout of a document, worked out anew only when its wires or the sizes of its nodes are others. */
function arrangeOnce(document: GraphDocument): Arrangement {
  const request = toArrangeRequest(document, 'right');
  const last = known.get(document.edges);
  if (last?.nodes === nodesKey(request)) return last;
  return request.nodes.length > FEW ? inRows(request) : learnArrangement(document, request, arrange(request));
}

/** What is to be laid out of a document before it can be shown well; undefined where nothing is, or where that takes no time. */
export function arrangementToCome(document: GraphDocument): ArrangeRequest | undefined {
  if (isPlaced(document) || document.nodes.length <= FEW) return undefined;
  const request = toArrangeRequest(document, 'right');
  return known.get(document.edges)?.nodes === nodesKey(request) ? undefined : request;
}

/** Keeps a layout for a document. */
export function learnArrangement(document: GraphDocument, request: ArrangeRequest, arrangement: Arrangement): Arrangement {
  known.set(document.edges, { nodes: nodesKey(request), ...arrangement });
  return arrangement;
}

const nodesKey = ({ nodes }: ArrangeRequest) => JSON.stringify(nodes);

/** Where nodes stand until a layout is there. */
export function inRows(request: ArrangeRequest): Arrangement {
  return { positions: arrangeRows(request), bends: new Map() };
}

/**
 * Puts nodes elsewhere. Where some have no place of their own yet, all get the one that they are shown at first, and wires the
 * bends that they are shown with.
 */
export function moveShown(document: GraphDocument, positions: ReadonlyMap<string, Point>): Recipe {
  if (isPlaced(document)) return moveNodes(positions);
  const [shown, bends] = [placeNodes(document), placeBends(document)];
  return (draft) => {
    moveNodes(shown)(draft);
    bendWires(new Map(document.edges.map((edge, index) => [wireKey(edge), bends[index]])))(draft);
    moveNodes(positions)(draft);
  };
}
