import type { Axis, Box, Point } from '../../../document/index.ts';
import { boxOf } from '../../../drawing/index.ts';
import { boxAt, type Scene } from '../overview/scene.ts';
import { type Guide, NO_GUIDES } from '../state/canvasUi.ts';

export interface Snapped {
  /** Additional movement. */
  readonly shift: Point;
  readonly guides: readonly Guide[];
}

export const UNSNAPPED: Snapped = { shift: { x: 0, y: 0 }, guides: NO_GUIDES };

/** Ids of the moving items. */
export interface Moving {
  readonly nodes: ReadonlySet<string>;
  readonly annotations: ReadonlySet<string>;
}

interface SnapOptions {
  /** The visible part, whose items can be snapped to. */
  readonly visible: Box;
  readonly moving: Moving;
  /** Snap distance in canvas units. */
  readonly reach: number;
}

/** Start, middle and end of a length. */
const SHARES = [0, 0.5, 1] as const;

/** Aligns a box with the nearest edge or center of a node, frame or comment, per axis. */
export function snapToOthers(scene: Scene, box: Box, options: SnapOptions): Snapped {
  const candidates = visibleBoxes(scene, options);
  const x = nearest(candidates, box, 'x', options.reach);
  const y = nearest(candidates, box, 'y', options.reach);
  const shift = { x: x?.shift ?? 0, y: y?.shift ?? 0 };
  const moved = { ...box, x: box.x + shift.x, y: box.y + shift.y };
  const guides = [x && guideOf('x', x, moved), y && guideOf('y', y, moved)].filter((guide) => guide !== undefined);
  return { shift, guides };
}

/** Snaps a corner to the grid, along axes that are not aligned already. */
export function snapToGrid({ x, y }: Point, pitch: number): Point {
  return { x: Math.round(x / pitch) * pitch - x, y: Math.round(y / pitch) * pitch - y };
}

function visibleBoxes({ ids, boxes, annotations }: Scene, { visible, moving }: SnapOptions): Box[] {
  const nodes = ids.flatMap((id, index) => (moving.nodes.has(id) ? [] : [boxAt(boxes, index)]));
  const notes = annotations.flatMap(({ annotation }) => (moving.annotations.has(annotation.id) ? [] : [boxOf(annotation)]));
  return [...nodes, ...notes].filter(
    ({ x, y, width, height }) =>
      x < visible.x + visible.width && x + width > visible.x && y < visible.y + visible.height && y + height > visible.y,
  );
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
        // Centers align only with centers; edges with any edge.
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
