import type { Box, Point, Size } from '../../document/index.ts';

/** What of a picture is in sight: where its upper left corner is, and how many pixels a unit of it takes. */
export interface PictureView extends Point {
  readonly zoom: number;
}

const ZOOMS = { least: 0.02, most: 4 } as const;
/** Nothing is shown larger only because there is room. */
const LARGEST_FIT = 1.1;
const FACTOR_PER_PIXEL = 1.002;
/** At which names can be read. */
const READABLE = 0.6;

/** All of a picture in the middle of the room for it. */
export function fitView({ x, y, width, height }: Box, size: Size): PictureView {
  const zoom = clamp(Math.min(size.width / width, size.height / height, LARGEST_FIT));
  return { x: x + (width - size.width / zoom) / 2, y: y + (height - size.height / zoom) / 2, zoom };
}

/** Larger or smaller, with what is under a point of the room staying there. */
export function zoomAt(view: PictureView, factor: number, at: Point): PictureView {
  const zoom = clamp(view.zoom * factor);
  return { x: view.x + at.x / view.zoom - at.x / zoom, y: view.y + at.y / view.zoom - at.y / zoom, zoom };
}

/** Moves what is in sight by pixels. */
export function panBy(view: PictureView, by: Point): PictureView {
  return { ...view, x: view.x - by.x / view.zoom, y: view.y - by.y / view.zoom };
}

/** A box in the middle, large enough to be read. */
export function centerOn({ x, y, width, height }: Box, size: Size, zoomBefore: number): PictureView {
  const zoom = Math.max(zoomBefore, Math.min(READABLE, (size.width * 0.8) / width, (size.height * 0.8) / height));
  return { x: x + width / 2 - size.width / zoom / 2, y: y + height / 2 - size.height / zoom / 2, zoom };
}

/** How much larger a turn of the wheel makes it. */
export function factorOf(deltaY: number): number {
  return FACTOR_PER_PIXEL ** -Math.max(-300, Math.min(300, deltaY));
}

export function viewBoxOf({ x, y, zoom }: PictureView, { width, height }: Size): string {
  return [x, y, width / zoom, height / zoom].map((value) => Math.round(value * 1000) / 1000).join(' ');
}

function clamp(zoom: number): number {
  return Math.max(ZOOMS.least, Math.min(ZOOMS.most, zoom));
}
