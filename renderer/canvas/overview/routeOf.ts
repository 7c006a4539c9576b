import type { Point } from '../../document/index.ts';
import { BOX, type Scene } from './scene.ts';

/** How far a curve goes straight on, at least. */
export const BEND = 24;
/** So many short lines make a curve, for a hand. */
const LINES = 16;
const NOTHING: readonly Point[] = [];

/** A place near which a wire must come to be of interest. */
interface Near {
  readonly point: Point;
  readonly reach: number;
}

/** Where a wire runs, as the picture draws it, in short lines; nothing where all of it is far from a place. */
export function routeOf(scene: Scene, wire: number, isCurved: boolean, { point, reach }: Near): readonly Point[] {
  const { boxes, wireNodes, wireOffsets } = scene;
  const from = wireNodes[2 * wire] * BOX;
  const to = wireNodes[2 * wire + 1] * BOX;
  const start = { x: boxes[from] + boxes[from + 2], y: boxes[from + 1] + wireOffsets[2 * wire] };
  const end = { x: boxes[to], y: boxes[to + 1] + wireOffsets[2 * wire + 1] };
  if (point.y < Math.min(start.y, end.y) - reach || point.y > Math.max(start.y, end.y) + reach) return NOTHING;
  const bend = Math.max(BEND, Math.abs(end.x - start.x) / 2);
  // A curve that leads back reaches beyond its ends.
  const beyond = isCurved && end.x < start.x ? bend : 0;
  if (point.x < Math.min(start.x, end.x) - beyond - reach || point.x > Math.max(start.x, end.x) + beyond + reach) return NOTHING;
  if (!isCurved || start.y === end.y) return [start, end];
  return Array.from({ length: LINES + 1 }, (_, step) => onCurve(start, end, bend, step / LINES));
}

/** A place of the cubic curve that leaves and arrives level. */
function onCurve(start: Point, end: Point, bend: number, part: number): Point {
  const rest = 1 - part;
  const [first, leave, arrive, last] = [rest ** 3, 3 * rest ** 2 * part, 3 * rest * part ** 2, part ** 3];
  return {
    x: first * start.x + leave * (start.x + bend) + arrive * (end.x - bend) + last * end.x,
    y: (first + leave) * start.y + (arrive + last) * end.y,
  };
}
