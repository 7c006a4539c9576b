import type { Point } from '../../document/index.ts';
import { routeOf } from './routeOf.ts';
import type { Scene } from './scene.ts';

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
