import type { Axis, Box, Point } from '../../../document/index.ts';
import { boxOf } from '../../../drawing/index.ts';
import { BOX, type Scene } from '../overview/scene.ts';
import { type Guide, NO_GUIDES } from '../state/canvasUi.ts';

export interface Snapped {
  /** How much further a box is moved. */
  readonly shift: Point;
  readonly guides: readonly Guide[];
}

export const UNSNAPPED: Snapped = { shift: { x: 0, y: 0 }, guides: NO_GUIDES };

/** The ids of what is moved itself. */
export interface Moving {
  readonly nodes: ReadonlySet<string>;
  readonly annotations: ReadonlySet<string>;
}

interface SnapOptions {
  /** The boxes that may be snapped to: what is in sight. */
  readonly visible: Box;
  readonly moving: Moving;
  /** How near is near, in the canvas's units. */
  readonly reach: number;
}

/** Beginning, middle and end of a length. */
const SHARES = [0, 0.5, 1] as const;

/** Moves a box in line with the nearest edge or middle of a node, a frame or a comment, along each axis for itself. */
export function snapToOthers(scene: Scene, box: Box, options: SnapOptions): Snapped {
  const candidates = visibleBoxes(scene, options);
  const x = nearest(candidates, box, 'x', options.reach);
  const y = nearest(candidates, box, 'y', options.reach);
  const shift = { x: x?.shift ?? 0, y: y?.shift ?? 0 };
  const moved = { ...box, x: box.x + shift.x, y: box.y + shift.y };
  const guides = [x && guideOf('x', x, moved), y && guideOf('y', y, moved)].filter((guide) => guide !== undefined);
  return { shift, guides };
}

/** Moves a corner to the nearest crossing of a grid, along the axes that are not held already. */
export function snapToGrid({ x, y }: Point, pitch: number): Point {
  return { x: Math.round(x / pitch) * pitch - x, y: Math.round(y / pitch) * pitch - y };
}

function visibleBoxes({ ids, boxes, annotations }: Scene, { visible, moving }: SnapOptions): Box[] {
  const found: Box[] = [];
  const add = (box: Box) => {
    const isVisible =
      box.x < visible.x + visible.width &&
      box.x + box.width > visible.x &&
      box.y < visible.y + visible.height &&
      box.y + box.height > visible.y;
    if (isVisible) found.push(box);
  };
  for (let index = 0; index < ids.length; index++) {
    const at = index * BOX;
    if (moving.nodes.has(ids[index])) continue;
    add({ x: boxes[at], y: boxes[at + 1], width: boxes[at + 2], height: boxes[at + 3] });
  }
  for (const { annotation } of annotations) {
    if (!moving.annotations.has(annotation.id)) add(boxOf(annotation));
  }
  return found;
}

interface Found {
  readonly shift: number;
  readonly at: number;
  readonly other: Box;
}

const lengthOf = ({ x, y, width, height }: Box, axis: Axis) =>
  axis === 'x' ? { start: x, length: width, across: y } : { start: y, length: height, across: x };

function nearest(candidates: readonly Box[], box: Box, axis: Axis, reach: number): Found | undefined {
  const { start, length, across } = lengthOf(box, axis);
  let best: (Found & { readonly away: number }) | undefined;
  for (const other of candidates) {
    const their = lengthOf(other, axis);
    const away = Math.abs(their.across - across);
    for (const theirs of SHARES) {
      const at = their.start + their.length * theirs;
      for (const ours of SHARES) {
        // Middles meet middles only; edges meet any edge.
        if ((ours === 0.5) !== (theirs === 0.5)) continue;
        const shift = at - (start + length * ours);
        const distance = Math.abs(shift);
        if (distance > reach) continue;
        const isBetter = !best || distance < Math.abs(best.shift) || (distance === Math.abs(best.shift) && away < best.away);
        if (isBetter) best = { shift, at, other, away };
      }
    }
  }
  return best;
}

function guideOf(axis: Axis, { at, other }: Found, moved: Box): Guide {
  const [a, b, aLength, bLength] =
    axis === 'x' ? [moved.y, other.y, moved.height, other.height] : [moved.x, other.x, moved.width, other.width];
  return { axis, at, from: Math.min(a, b), to: Math.max(a + aLength, b + bLength) };
}
