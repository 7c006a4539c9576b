import { levelReach, type Point, pointAt, wireCurves } from '../../../document/index.ts';
import { BOX, type Scene } from './scene.ts';

/** So many short lines make a curve, for a hand. */
const LINES = 16;
const NOTHING: readonly Point[] = [];

/** A place near which a wire must come to be of interest. */
interface Near {
  readonly point: Point;
  readonly reach: number;
}

/** Where a wire runs, as the picture draws it, in short lines; nothing where all of it is far from a place. */
export function routeOf(scene: Scene, wire: number, isCurved: boolean, near: Near): readonly Point[] {
  const { boxes, wireNodes, wireOffsets } = scene;
  const from = wireNodes[2 * wire] * BOX;
  const to = wireNodes[2 * wire + 1] * BOX;
  const start = { x: boxes[from] + boxes[from + 2], y: boxes[from + 1] + wireOffsets[2 * wire] };
  const end = { x: boxes[to], y: boxes[to + 1] + wireOffsets[2 * wire + 1] };
  const bends = scene.bends.get(wire) ?? NOTHING;
  // A curve that leads back reaches beyond its ends.
  const beyond = isCurved && bends.length === 0 && end.x < start.x ? levelReach(end.x - start.x) : 0;
  if (isFar([start, ...bends, end], beyond, near)) return NOTHING;
  if (!isCurved) return [start, ...bends, end];
  return wireCurves(start, end, bends).flatMap((curve) =>
    Array.from({ length: LINES + 1 }, (_, step) => pointAt(curve, step / LINES)),
  );
}

/** Whether a place is outside of the box around some points. */
function isFar(points: readonly Point[], beyond: number, { point, reach }: Near): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const space = beyond + reach;
  return point.x < left - space || point.x > right + space || point.y < top - reach || point.y > bottom + reach;
}
