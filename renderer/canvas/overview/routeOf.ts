import { levelReach, type Point, pointAt, wireCurves } from '../../document/index.ts';
import { BOX, type Scene } from './scene.ts';

/** Line segments of a curve, precise enough for hit testing. */
const LINES = 16;
const NOTHING: readonly Point[] = [];

/** A point and the distance within which wires matter. */
interface Near {
  readonly point: Point;
  readonly reach: number;
}

/** A wire's path as drawn, in line segments; empty if all of it is far from a point. */
export function routeOf(scene: Scene, wire: number, isCurved: boolean, near: Near): readonly Point[] {
  const { boxes, wireNodes, wireOffsets } = scene;
  const from = wireNodes[2 * wire] * BOX;
  const to = wireNodes[2 * wire + 1] * BOX;
  const start = { x: boxes[from] + boxes[from + 2], y: boxes[from + 1] + wireOffsets[2 * wire] };
  const end = { x: boxes[to], y: boxes[to + 1] + wireOffsets[2 * wire + 1] };
  const bends = scene.bends.get(wire) ?? NOTHING;
  // A backward curve extends beyond its ends.
  const beyond = isCurved && bends.length === 0 && end.x < start.x ? levelReach(end.x - start.x) : 0;
  if (isFar([start, ...bends, end], beyond, near)) return NOTHING;
  if (!isCurved) return [start, ...bends, end];
  return wireCurves(start, end, bends).flatMap((curve) =>
    Array.from({ length: LINES + 1 }, (_, step) => pointAt(curve, step / LINES)),
  );
}

/** True if a point is outside the box around some points. */
function isFar(points: readonly Point[], beyond: number, { point, reach }: Near): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const room = beyond + reach;
  return point.x < left - room || point.x > right + room || point.y < top - reach || point.y > bottom + reach;
}
