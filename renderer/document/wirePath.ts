import type { Point } from './geometry.ts';

/** A segment of a wire: a cubic Bézier curve. */
export interface Curve {
  readonly from: Point;
  readonly leave: Point;
  readonly arrive: Point;
  readonly to: Point;
}

/** Control point distance of a curve around a corner: nearly a quarter circle. */
const ROUND = 0.6;
/** Bends within this distance of a line are on it. */
const NEAR = 0.5;

/**
 * The curves of a wire from port to port: horizontal at both ends and through its bends, or vertical where two consecutive ones
 * are above each other.
 */
export function wireCurves(from: Point, to: Point, bends: readonly Point[] = []): Curve[] {
  const points = [from, ...bends, to];
  const isUpright = points.map((_, index) => isUprightAt(bends, index - 1));
  return points.slice(1).map((point, index) => {
    const isLast = index === bends.length;
    if (bends.length === 0 || (isLast && point.x < points[index].x) || (index === 0 && points[1].x < from.x)) {
      return levelCurve(points[index], point);
    }
    return curveBetween(points[index], point, isUpright[index], isUpright[index + 1]);
  });
}

function isUprightAt(bends: readonly Point[], index: number): boolean {
  const bend = bends[index];
  return [bends[index - 1], bends[index + 1]].some((other) => bend && other && Math.abs(other.x - bend.x) <= NEAR);
}

/** Horizontal reach of an unbent wire at both ends, by its distance to the right: half of it, more for a backward wire. */
export function levelReach(distance: number): number {
  return distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
}

function levelCurve(from: Point, to: Point): Curve {
  const reach = levelReach(to.x - from.x);
  return { from, leave: { x: from.x + reach, y: from.y }, arrive: { x: to.x - reach, y: to.y }, to };
}

/** Stays within the rectangle between its ends, so that it crosses nothing beside it. */
function curveBetween(from: Point, to: Point, leavesUpright: boolean, arrivesUpright: boolean): Curve {
  const share = leavesUpright === arrivesUpright ? 0.5 : ROUND;
  const [dx, dy] = [(to.x - from.x) * share, (to.y - from.y) * share];
  return {
    from,
    leave: leavesUpright ? { x: from.x, y: from.y + dy } : { x: from.x + dx, y: from.y },
    arrive: arrivesUpright ? { x: to.x, y: to.y - dy } : { x: to.x - dx, y: to.y },
    to,
  };
}

/** The point of a curve at parameter 0 to 1. */
export function pointAt({ from, leave, arrive, to }: Curve, share: number): Point {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  return {
    x: a * from.x + b * leave.x + c * arrive.x + d * to.x,
    y: a * from.y + b * leave.y + c * arrive.y + d * to.y,
  };
}

/** The approximate middle of a wire, for its label. */
export function middleOf(curves: readonly Curve[]): Point {
  const lengths = curves.map(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, curve] of curves.entries()) {
    if (left <= lengths[index] || index === curves.length - 1) return pointAt(curve, left / Math.max(lengths[index], 1));
    left -= lengths[index];
  }
  return { x: 0, y: 0 };
}

/** The SVG path of a wire. */
export function writePath(curves: readonly Curve[]): string {
  const write = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  const start = curves[0] ? `M${write(curves[0].from)}` : '';
  return start + curves.map(({ leave, arrive, to }) => `C${write(leave)} ${write(arrive)} ${write(to)}`).join('');
}

const round = (value: number) => Math.round(value * 10) / 10;
