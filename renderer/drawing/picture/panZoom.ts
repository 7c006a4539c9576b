import type { Box, Point, Size } from '../../document/index.ts';

/** What of a picture is in sight: where its upper left corner is, and how many pixels a unit of it takes. */
export interface Sight extends Point {
  readonly zoom: number;
}

const ZOOMS = { least: 0.02, most: 4 } as const;
/** Nothing is shown larger only because there is room. */
const LARGEST_FIT = 1.1;
const FACTOR_PER_PIXEL = 1.002;
/** At which names can be read. */
const READABLE = 0.6;

/** All of a picture in the middle of the room for it. */
export function fitSight({ x, y, width, height }: Box, room: Size): Sight {
  const zoom = clamp(Math.min(room.width / width, room.height / height, LARGEST_FIT));
  return { x: x + (width - room.width / zoom) / 2, y: y + (height - room.height / zoom) / 2, zoom };
}

/** Larger or smaller, with what is under a point of the room staying there. */
export function zoomAt(sight: Sight, factor: number, at: Point): Sight {
  const zoom = clamp(sight.zoom * factor);
  return { x: sight.x + at.x / sight.zoom - at.x / zoom, y: sight.y + at.y / sight.zoom - at.y / zoom, zoom };
}

/** Moves what is in sight by pixels. */
export function panBy(sight: Sight, by: Point): Sight {
  return { ...sight, x: sight.x - by.x / sight.zoom, y: sight.y - by.y / sight.zoom };
}

/** A box in the middle, large enough to be read. */
export function centerOn({ x, y, width, height }: Box, room: Size, zoomBefore: number): Sight {
  const zoom = Math.max(zoomBefore, Math.min(READABLE, (room.width * 0.8) / width, (room.height * 0.8) / height));
  return { x: x + width / 2 - room.width / zoom / 2, y: y + height / 2 - room.height / zoom / 2, zoom };
}

/** How much larger a turn of the wheel makes it. */
export function factorOf(deltaY: number): number {
  return FACTOR_PER_PIXEL ** -Math.max(-300, Math.min(300, deltaY));
}

export function viewBoxOf({ x, y, zoom }: Sight, { width, height }: Size): string {
  return [x, y, width / zoom, height / zoom].map((value) => Math.round(value * 1000) / 1000).join(' ');
}

function clamp(zoom: number): number {
  return Math.max(ZOOMS.least, Math.min(ZOOMS.most, zoom));
}
