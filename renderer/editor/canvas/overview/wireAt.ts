import type { Point } from '../../../document/index.ts';
import { routeOf } from './routeOf.ts';
import type { Scene } from './scene.ts';

/**
 * The wire at a point, by its place in the scene: of several the nearest.
 * @param reach how far from it a hand may be, in units
 * @param isCurved whether wires are drawn as curves: from far away they are lines
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

/** From a point to the nearest place of a line between two others, squared. */
function squaredDistance({ x, y }: Point, from: Point, to: Point): number {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const length = alongX ** 2 + alongY ** 2;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * alongX + (y - from.y) * alongY) / length));
  return (from.x + part * alongX - x) ** 2 + (from.y + part * alongY - y) ** 2;
}
