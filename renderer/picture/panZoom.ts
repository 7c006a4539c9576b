import type { Box, Point, Size } from '../document/index.ts';

/** The visible part of a picture: its top left corner, and pixels per unit. */
export interface Sight extends Point {
  readonly zoom: number;
}

const ZOOMS = { least: 0.02, most: 4 } as const;
/** Fitting never enlarges beyond this. */
const LARGEST_FIT = 1.1;
const FACTOR_PER_PIXEL = 1.002;
/** Zoom at which names are readable. */
const READABLE = 0.6;

/** Fits and centers a picture. */
export function fitSight({ x, y, width, height }: Box, room: Size): Sight {
  const zoom = clamp(Math.min(room.width / width, room.height / height, LARGEST_FIT));
  return { x: x + (width - room.width / zoom) / 2, y: y + (height - room.height / zoom) / 2, zoom };
}

/** Zooms around a fixed point of the container. */
export function zoomAt(sight: Sight, factor: number, at: Point): Sight {
  const zoom = clamp(sight.zoom * factor);
  return { x: sight.x + at.x / sight.zoom - at.x / zoom, y: sight.y + at.y / sight.zoom - at.y / zoom, zoom };
}

/** Pans by pixels. */
export function panBy(sight: Sight, by: Point): Sight {
  return { ...sight, x: sight.x - by.x / sight.zoom, y: sight.y - by.y / sight.zoom };
}

/** Centers a box, at a readable zoom. */
export function centerOn({ x, y, width, height }: Box, room: Size, zoomBefore: number): Sight {
  const zoom = Math.max(zoomBefore, Math.min(READABLE, (room.width * 0.8) / width, (room.height * 0.8) / height));
  return { x: x + width / 2 - room.width / zoom / 2, y: y + height / 2 - room.height / zoom / 2, zoom };
}

/** Zoom factor of a turn of the wheel. */
export function factorOf(deltaY: number): number {
  return FACTOR_PER_PIXEL ** -Math.max(-300, Math.min(300, deltaY));
}

export function viewBoxOf({ x, y, zoom }: Sight, { width, height }: Size): string {
  return [x, y, width / zoom, height / zoom].map((value) => Math.round(value * 1000) / 1000).join(' ');
}

function clamp(zoom: number): number {
  return Math.max(ZOOMS.least, Math.min(ZOOMS.most, zoom));
}
