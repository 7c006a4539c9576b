import type { Box, Point, Size } from '../../document/index.ts';

/** Resize handles of a box, named as cursors. */
export const GRIPS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Grip = (typeof GRIPS)[number];

export const SMALLEST: Size = { width: 80, height: 48 };

/** Resizes a box by one handle; opposite edges stay, and the box stays large enough for its text. */
export function resizeBox(box: Box, grip: Grip, by: Point): Box {
  const along = (start: number, length: number, moved: number, least: number, edges: readonly [first: string, last: string]) => {
    if (grip.includes(edges[1])) return [start, Math.max(least, length + moved)] as const;
    if (!grip.includes(edges[0])) return [start, length] as const;
    const next = Math.max(least, length - moved);
    return [start + length - next, next] as const;
  };
  const [x, width] = along(box.x, box.width, by.x, SMALLEST.width, ['w', 'e']);
  const [y, height] = along(box.y, box.height, by.y, SMALLEST.height, ['n', 's']);
  return { x, y, width, height };
}
