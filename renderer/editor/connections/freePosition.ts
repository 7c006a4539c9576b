import type { GraphDocument } from '#engine/graph/index.ts';
import type { Box, Point, Size } from '../../document/index.ts';
import { boxesOf } from '../../drawing/index.ts';

/** Space between automatically placed nodes. */
export const GAP = 40;

/** The boxes of the nodes that have positions. */
function placedBoxes(document: GraphDocument): Map<string, Box> {
  const positions = document.nodes.flatMap(({ id, position }) => (position ? [[id, position] as const] : []));
  return boxesOf(document, new Map(positions));
}

function overlaps(a: Box, b: Box): boolean {
  const margin = GAP / 2;
  return (
    a.x < b.x + b.width + margin && b.x < a.x + a.width + margin && a.y < b.y + b.height + margin && b.y < a.y + a.height + margin
  );
}

/** The free position nearest below the wanted one. */
export function freePosition(document: GraphDocument, wanted: Point, size: Size): Point {
  const boxes = [...placedBoxes(document).values()];
  let corner = wanted;
  for (;;) {
    const current = { ...corner, ...size };
    const inTheWay = boxes.filter((box) => overlaps(box, current));
    if (inTheWay.length === 0) return corner;
    corner = { x: corner.x, y: Math.max(...inTheWay.map((box) => box.y + box.height)) + GAP / 2 };
  }
}

/** The position of a node between two others, and of nodes to the right that make room. */
export function positionBetween(
  document: GraphDocument,
  fromId: string,
  toId: string,
  { width, height }: Size,
): { corner: Point; moved: Map<string, Point> } | undefined {
  const boxes = placedBoxes(document);
  const [from, to] = [boxes.get(fromId), boxes.get(toId)];
  if (!from || !to) return undefined;
  const x = from.x + from.width + GAP;
  const shift = Math.max(0, x + width + GAP - to.x);
  const beyond = shift === 0 ? [] : [...boxes].filter(([, box]) => box.x >= to.x);
  const moved = beyond.map(([id, box]) => [id, { x: box.x + shift, y: box.y }] as const);
  const middle = (from.y + from.height / 2 + to.y + to.height / 2) / 2;
  const straight = Math.abs(from.y - to.y) < height ? from.y : middle - height / 2;
  return { corner: { x: shift === 0 ? (x + to.x - width - GAP) / 2 : x, y: straight }, moved: new Map(moved) };
}
