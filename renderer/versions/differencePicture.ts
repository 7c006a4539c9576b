import {
  type DocumentDifference,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  layerOf,
  type PartsDifference,
} from '#engine/graph/index.ts';
import { type Box, type Point, wireKey, withoutBends } from '../document/index.ts';
import { geometryOf, placeBends, placeNodes } from '../drawing/index.ts';
import { drawGraph, type Mark, type Marks, type Picture } from '../picture/index.ts';
import type { PictureColors } from '../picture/pictureColors.ts';

/** Added, removed and changed items in one picture: the later state, with removed items at their old positions. */
export function drawDifference(
  before: GraphDocument,
  after: GraphDocument,
  difference: DocumentDifference,
  colors: PictureColors,
): Picture {
  const present = inPlace(after, after.nodes);
  const both: GraphDocument = {
    ...after,
    nodes: [...present, ...moveAside(boxesOf(before, inPlace(before, difference.nodes.removed)), boxesOf(after, present))],
    edges: [...bent(after), ...difference.wires.removed.map(withoutBends)],
  };
  const marks: Marks = {
    nodes: marksOf(difference.nodes, ({ id }) => id, isMore),
    wires: marksOf(difference.wires, wireKey, isMore),
  };
  return drawGraph(both, { colors, marks });
}

type PlacedNode = GraphNode & { readonly position: Point };

/** Nodes with their positions in the whole document's layout. */
function inPlace(document: GraphDocument, nodes: readonly GraphNode[]): PlacedNode[] {
  const places = placeNodes(document);
  return nodes.map((node) => ({ ...node, position: { ...node.position, ...(places.get(node.id) ?? { x: 0, y: 0 }) } }));
}

const GAP = 16;
/** Limit of the search for a free position, after which items may overlap. */
const MOST_STEPS = 40;

interface PlacedBox extends Box {
  readonly node: PlacedNode;
}

function boxesOf(document: GraphDocument, nodes: readonly PlacedNode[]): PlacedBox[] {
  return nodes.map((node) => {
    const { width, height } = geometryOf(node, layerOf(document, node));
    return { node, x: node.position.x, y: node.position.y, width, height };
  });
}

/** Moves removed nodes down from current ones, so that a replaced layer is visible beside the new one. */
function moveAside(gone: readonly PlacedBox[], present: readonly Box[]): PlacedNode[] {
  const taken = [...present];
  return gone.map(({ node, ...place }) => {
    let box: Box = place;
    for (let step = 0; step < MOST_STEPS; step++) {
      const other = taken.find((candidate) => overlap(candidate, box));
      if (!other) break;
      box = { ...box, y: other.y + other.height + GAP };
    }
    taken.push(box);
    return { ...node, position: { ...node.position, y: box.y } };
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function marksOf<Part>(
  { added, removed, changed }: PartsDifference<Part>,
  keyOf: (part: Part) => string,
  stands: (change: PartsDifference<Part>['changed'][number]) => boolean,
): Map<string, Mark> {
  const mark = (parts: readonly Part[], as: Mark) => parts.map((part) => [keyOf(part), as] as const);
  const different = changed.filter(stands).map(({ after }) => after);
  return new Map([...mark(removed, 'removed'), ...mark(different, 'changed'), ...mark(added, 'added')]);
}

/** Wires with their displayed bends. */
function bent(document: GraphDocument): GraphEdge[] {
  const shown = placeBends(document);
  return document.edges.map((edge, index) => {
    const bends = shown[index];
    return bends ? { ...edge, bends: bends.map(({ x, y }) => ({ x, y })) } : edge;
  });
}

/** Moved nodes and bends are visible without a mark. */
function isMore({ values }: PartsDifference<GraphNode | GraphEdge>['changed'][number]): boolean {
  return values.some(({ path }) => path[0] !== 'position' && path[0] !== 'bends');
}
