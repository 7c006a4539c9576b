import type { DocumentDifference, GraphDocument, GraphEdge, GraphNode, PartsDifference } from '#engine/graph/index.ts';
import { type Box, type Point, wireKey, withoutBends } from '../../document/index.ts';
import { boxesOf, placeBends, placeNodes } from '../index.ts';
import { drawGraph, type Mark, type Marks, type Picture } from '../picture/index.ts';
import type { PictureColors } from '../picture/pictureColors.ts';

/** Added, removed and changed items in one picture: the later state, with removed items at their old positions. */
export function drawDifference(
  before: GraphDocument,
  after: GraphDocument,
  difference: DocumentDifference,
  colors: PictureColors,
): Picture {
  const positions = placeNodes(after);
  const both: GraphDocument = {
    ...after,
    nodes: [
      ...after.nodes.map((node) => moveTo(node, positions.get(node.id))),
      ...moveAside(difference.nodes.removed, boxesOf(before, placeNodes(before)), boxesOf(after, positions)),
    ],
    edges: [...bent(after), ...difference.wires.removed.map(withoutBends)],
  };
  const marks: Marks = {
    nodes: marksOf(difference.nodes, ({ id }) => id, isMore),
    wires: marksOf(difference.wires, wireKey, isMore),
  };
  return drawGraph(both, { colors, marks });
}

function moveTo(node: GraphNode, { x, y }: Point = { x: 0, y: 0 }): GraphNode {
  return { ...node, position: { ...node.position, x, y } };
}

const GAP = 16;
/** Limit of the search for a free position, after which items may overlap. */
const MOST_STEPS = 40;

/** Moves removed nodes down from current ones, so that a replaced layer is visible beside the new one. */
function moveAside(gone: readonly GraphNode[], old: ReadonlyMap<string, Box>, present: ReadonlyMap<string, Box>): GraphNode[] {
  const taken = [...present.values()];
  return gone.map((node) => {
    const before = old.get(node.id);
    if (!before) return node;
    const box = freeBelow(before, taken);
    taken.push(box);
    return moveTo(node, box);
  });
}

function freeBelow(box: Box, taken: readonly Box[]): Box {
  let free = box;
  for (let step = 0; step < MOST_STEPS; step++) {
    const other = taken.find((candidate) => overlap(candidate, free));
    if (!other) break;
    free = { ...free, y: other.y + other.height + GAP };
  }
  return free;
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
