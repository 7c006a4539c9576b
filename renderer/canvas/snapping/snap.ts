import type { Axis, Box, Point } from '../../document/index.ts';
import { BOX, type Scene } from '../overview/scene.ts';

/** A line that shows what a box stands in line with. */
export interface Guide {
  /** The axis that it fixes: `x` is an upright line. */
  readonly axis: Axis;
  readonly at: number;
  /** Its ends, along the other axis. */
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  /** How much further a box is moved. */
  readonly shift: Point;
  readonly guides: readonly Guide[];
}

interface SnapOptions {
  /** The boxes that may be snapped to: what is in sight. */
  readonly sight: Box;
  /** Ids of what is moved itself. */
  readonly moving: ReadonlySet<string>;
  /** How near is near, in the canvas's units. */
  readonly reach: number;
}

/** Beginning, middle and end of a length. */
const SHARES = [0, 0.5, 1] as const;

/** Moves a box in line with the nearest edge or middle of another, along each axis for itself. */
export function snapToNodes(scene: Scene, box: Box, options: SnapOptions): Snapped {
  const candidates = inSight(scene, options);
  const x = nearest(scene, candidates, box, 'x', options.reach);
  const y = nearest(scene, candidates, box, 'y', options.reach);
  const shift = { x: x?.shift ?? 0, y: y?.shift ?? 0 };
  const moved = { ...box, x: box.x + shift.x, y: box.y + shift.y };
  const guides = [x && guideOf('x', x, moved), y && guideOf('y', y, moved)].filter((guide) => guide !== undefined);
  return { shift, guides };
}

/** Moves a corner to the nearest crossing of a grid, along the axes that are not held already. */
export function snapToGrid({ x, y }: Point, pitch: number): Point {
  return { x: Math.round(x / pitch) * pitch - x, y: Math.round(y / pitch) * pitch - y };
}

function inSight({ ids, boxes }: Scene, { sight, moving }: SnapOptions): number[] {
  const found: number[] = [];
  for (let index = 0; index < ids.length; index++) {
    const at = index * BOX;
    const isInSight =
      boxes[at] < sight.x + sight.width &&
      boxes[at] + boxes[at + 2] > sight.x &&
      boxes[at + 1] < sight.y + sight.height &&
      boxes[at + 1] + boxes[at + 3] > sight.y;
    if (isInSight && !moving.has(ids[index])) found.push(index);
  }
  return found;
}

interface Found {
  readonly shift: number;
  readonly at: number;
  readonly other: Box;
}

function nearest({ boxes }: Scene, candidates: readonly number[], box: Box, axis: Axis, reach: number): Found | undefined {
  const [start, length] = axis === 'x' ? [box.x, box.width] : [box.y, box.height];
  const offset = axis === 'x' ? 0 : 1;
  let best: { shift: number; at: number; index: number; away: number } | undefined;
  for (const index of candidates) {
    const base = index * BOX;
    const away = Math.abs(boxes[base + 1 - offset] - (axis === 'x' ? box.y : box.x));
    for (const theirs of SHARES) {
      const at = boxes[base + offset] + boxes[base + offset + 2] * theirs;
      for (const ours of SHARES) {
        // Middles meet middles only; edges meet any edge.
        if ((ours === 0.5) !== (theirs === 0.5)) continue;
        const shift = at - (start + length * ours);
        const distance = Math.abs(shift);
        if (distance > reach) continue;
        const isBetter = !best || distance < Math.abs(best.shift) || (distance === Math.abs(best.shift) && away < best.away);
        if (isBetter) best = { shift, at, index, away };
      }
    }
  }
  if (!best) return undefined;
  const [x, y, width, height] = boxes.subarray(best.index * BOX, (best.index + 1) * BOX);
  return { shift: best.shift, at: best.at, other: { x, y, width, height } };
}

function guideOf(axis: Axis, { at, other }: Found, moved: Box): Guide {
  const [a, b, aLength, bLength] =
    axis === 'x' ? [moved.y, other.y, moved.height, other.height] : [moved.x, other.x, moved.width, other.width];
  return { axis, at, from: Math.min(a, b), to: Math.max(a + aLength, b + bLength) };
}
