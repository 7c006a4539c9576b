import { type GraphDocument, layerOf } from '#engine/graph/index.ts';
import type { Point, Size } from '../document/index.ts';
import { geometryOf } from '../drawing/index.ts';

/** Space between automatically placed nodes. */
export const GAP = 40;

type Drawn = Pick<GraphDocument, 'nodes' | 'blocks'>;

interface Box extends Point, Size {
  readonly id: string;
}

function boxesOf(document: Drawn): Box[] {
  return document.nodes.flatMap((node) => {
    const { width, height } = geometryOf(node, layerOf(document, node));
    return node.position ? [{ id: node.id, ...node.position, width, height }] : [];
  });
}

function overlaps(a: Point & Size, b: Point & Size): boolean {
  const margin = GAP / 2;
  return (
    a.x < b.x + b.width + margin && b.x < a.x + a.width + margin && a.y < b.y + b.height + margin && b.y < a.y + a.height + margin
  );
}

/** The free position nearest below the wanted one. */
export function freePlace(document: Drawn, wanted: Point, size: Size): Point {
  const boxes = boxesOf(document);
  let place = wanted;
  for (;;) {
    const current = { ...place, ...size };
    const inTheWay = boxes.filter((box) => overlaps(box, current));
    if (inTheWay.length === 0) return place;
    place = { x: place.x, y: Math.max(...inTheWay.map((box) => box.y + box.height)) + GAP / 2 };
  }
}

/** The position of a node between two others, and of nodes to the right that make room. */
export function roomBetween(
  document: Drawn,
  fromId: string,
  toId: string,
  { width, height }: Size,
): { place: Point; moved: Map<string, Point> } | undefined {
  const boxes = boxesOf(document);
  const from = boxes.find(({ id }) => id === fromId);
  const to = boxes.find(({ id }) => id === toId);
  if (!from || !to) return undefined;
  const x = from.x + from.width + GAP;
  const shift = Math.max(0, x + width + GAP - to.x);
  const moved =
    shift === 0 ? [] : boxes.filter((box) => box.x >= to.x).map(({ id, x: left, y }) => [id, { x: left + shift, y }] as const);
  const middle = (from.y + from.height / 2 + to.y + to.height / 2) / 2;
  const straight = Math.abs(from.y - to.y) < height ? from.y : middle - height / 2;
  return { place: { x: shift === 0 ? (x + to.x - width - GAP) / 2 : x, y: straight }, moved: new Map(moved) };
}
