import {
  type DocumentDifference,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  layerOf,
  type PartsDifference,
} from '#engine/graph/index.ts';
import { type Box, type Point, wireKey, withoutBends } from '../../document/index.ts';
import { geometryOf, placeBends, placeNodes } from '../../drawing/index.ts';
import { drawGraph, type Mark, type Marks, type Picture } from '../../drawing/picture/index.ts';
import type { PictureColors } from '../../drawing/picture/pictureColors.ts';

/** What came, went and became different, in one picture: the later state, with what it lacks where that was. */
export function drawDifference(
  before: GraphDocument,
  after: GraphDocument,
  difference: DocumentDifference,
  colors: PictureColors,
): Picture {
  const present = inPosition(after, after.nodes);
  const both: GraphDocument = {
    ...after,
    nodes: [...present, ...moveAside(boxesOf(before, inPosition(before, difference.nodes.removed)), boxesOf(after, present))],
    edges: [...bent(after), ...difference.wires.removed.map(withoutBends)],
  };
  const marks: Marks = {
    nodes: marksOf(difference.nodes, ({ id }) => id, isMore),
    wires: marksOf(difference.wires, wireKey, isMore),
  };
  return drawGraph(both, { colors, marks });
}

type PlacedNode = GraphNode & { readonly position: Point };

/** Nodes with the places that they have among all of their document. */
function inPosition(document: GraphDocument, nodes: readonly GraphNode[]): PlacedNode[] {
  const positions = placeNodes(document);
  return nodes.map((node) => ({ ...node, position: { ...node.position, ...(positions.get(node.id) ?? { x: 0, y: 0 }) } }));
}

const GAP = 16;
/** Where everything is full, things may lie on one another. */
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

/** What is gone moves down from where another node stands now: a layer that was replaced is seen beside the new one. */
function moveAside(gone: readonly PlacedBox[], present: readonly Box[]): PlacedNode[] {
  const taken = [...present];
  return gone.map(({ node, ...corner }) => {
    let box: Box = corner;
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

/** Wires with the bends that they are shown with. */
function bent(document: GraphDocument): GraphEdge[] {
  const shown = placeBends(document);
  return document.edges.map((edge, index) => {
    const bends = shown[index];
    return bends ? { ...edge, bends: bends.map(({ x, y }) => ({ x, y })) } : edge;
  });
}

/** That a node stands elsewhere, or a wire bends elsewhere, shows by itself. */
function isMore({ values }: PartsDifference<GraphNode | GraphEdge>['changed'][number]): boolean {
  return values.some(({ path }) => path[0] !== 'position' && path[0] !== 'bends');
}
