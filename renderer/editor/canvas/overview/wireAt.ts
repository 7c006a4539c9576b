import { levelReach, type Point, pointAt, wireCurves } from '../../../document/index.ts';
import { BOX, type Scene } from './scene.ts';

/**
 * The scene index of the nearest wire at a point.
 * @param reach hit distance, in units
 * @param isCurved true if wires are curves; when zoomed out they are lines
 */
export function wireAt(scene: Scene, point: Point, reach: number, isCurved: boolean): number | undefined {
  let nearest: number | undefined;
  let least = reach ** 2;
  for (let wire = 0; wire < scene.wireStates.length; wire++) {
    const route = routeOf(scene, wire, isCurved, { point, reach });
    for (let index = 1; index < route.length; index++) {
      const distance = squaredDistance(point, route[index - 1], route[index]);
      if (distance > least) continue;
      least = distance;
      nearest = wire;
    }
  }
  return nearest;
}

/** Squared distance of a point to a line segment. */
function squaredDistance({ x, y }: Point, from: Point, to: Point): number {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const length = alongX ** 2 + alongY ** 2;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * alongX + (y - from.y) * alongY) / length));
  return (from.x + part * alongX - x) ** 2 + (from.y + part * alongY - y) ** 2;
}

/** Line segments of a curve, precise enough for hit testing. */
const LINES = 16;
const NOTHING: readonly Point[] = [];

/** A point and the distance within which wires matter. */
interface Near {
  readonly point: Point;
  readonly reach: number;
}

/** A wire's path as drawn, in line segments; empty if all of it is far from a point. */
function routeOf(scene: Scene, wire: number, isCurved: boolean, near: Near): readonly Point[] {
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
  const space = beyond + reach;
  return point.x < left - space || point.x > right + space || point.y < top - reach || point.y > bottom + reach;
}
