import type { Box, Point } from './geometry.ts';

export const ALIGNMENTS = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** The anchor of each alignment in a box: axis, and share of the length. */
const ANCHORS: Readonly<Record<Alignment, { readonly axis: Axis; readonly share: number }>> = {
  left: { axis: 'x', share: 0 },
  center: { axis: 'x', share: 0.5 },
  right: { axis: 'x', share: 1 },
  top: { axis: 'y', share: 0 },
  middle: { axis: 'y', share: 0.5 },
  bottom: { axis: 'y', share: 1 },
};

export type Axis = 'x' | 'y';

const lengthOf = (box: Box, axis: Axis): number => (axis === 'x' ? box.width : box.height);

/** The bounding box; undefined for no boxes. */
export function around(boxes: Iterable<Box>): Box | undefined {
  const all = [...boxes];
  if (all.length === 0) return undefined;
  const [x, y] = [
    all.reduce((least, box) => Math.min(least, box.x), Infinity),
    all.reduce((least, box) => Math.min(least, box.y), Infinity),
  ];
  const right = all.reduce((most, box) => Math.max(most, box.x + box.width), -Infinity);
  const bottom = all.reduce((most, box) => Math.max(most, box.y + box.height), -Infinity);
  return { x, y, width: right - x, height: bottom - y };
}

/** Positions that align an edge or the center of all boxes: to the outermost edge, or the common center. */
export function align(boxes: ReadonlyMap<string, Box>, alignment: Alignment): Map<string, Point> {
  const whole = around(boxes.values());
  if (!whole) return new Map();
  const { axis, share } = ANCHORS[alignment];
  const line = whole[axis] + lengthOf(whole, axis) * share;
  return new Map([...boxes].map(([id, box]) => [id, withAxis(box, axis, line - lengthOf(box, axis) * share)]));
}

/** Positions with equal gaps along an axis. The two outermost stay; without enough space boxes overlap evenly. */
export function distribute(boxes: ReadonlyMap<string, Box>, axis: Axis): Map<string, Point> {
  const whole = around(boxes.values());
  if (!whole || boxes.size < 3) return new Map();
  const middle = (box: Box) => box[axis] + lengthOf(box, axis) / 2;
  const ordered = [...boxes].toSorted(([, a], [, b]) => middle(a) - middle(b));
  const filled = ordered.reduce((sum, [, box]) => sum + lengthOf(box, axis), 0);
  const gap = (lengthOf(whole, axis) - filled) / (boxes.size - 1);
  let next = whole[axis];
  return new Map(
    ordered.map(([id, box]) => {
      const place = withAxis(box, axis, next);
      next += lengthOf(box, axis) + gap;
      return [id, place];
    }),
  );
}

function withAxis({ x, y }: Point, axis: Axis, value: number): Point {
  return axis === 'x' ? { x: Math.round(value), y } : { x, y: Math.round(value) };
}
