import type { Box, Point, Size } from '../../document/index.ts';

/** The visible part of a picture: its top left corner, and pixels per unit. */
export interface PictureView extends Point {
  readonly zoom: number;
}

const ZOOMS = { least: 0.02, most: 4 } as const;
/** Fitting never enlarges beyond this. */
const LARGEST_FIT = 1.1;
const FACTOR_PER_PIXEL = 1.002;
/** Zoom at which names are readable. */
const READABLE = 0.6;

/** Fits and centers a picture. */
export function fitView({ x, y, width, height }: Box, size: Size): PictureView {
  const zoom = clamp(Math.min(size.width / width, size.height / height, LARGEST_FIT));
  return { x: x + (width - size.width / zoom) / 2, y: y + (height - size.height / zoom) / 2, zoom };
}

/** Zooms around a fixed point of the container. */
export function zoomAt(view: PictureView, factor: number, at: Point): PictureView {
  const zoom = clamp(view.zoom * factor);
  return { x: view.x + at.x / view.zoom - at.x / zoom, y: view.y + at.y / view.zoom - at.y / zoom, zoom };
}

/** Pans by pixels. */
export function panBy(view: PictureView, by: Point): PictureView {
  return { ...view, x: view.x - by.x / view.zoom, y: view.y - by.y / view.zoom };
}

/** Centers a box, at a readable zoom. */
export function centerOn({ x, y, width, height }: Box, size: Size, zoomBefore: number): PictureView {
  const zoom = Math.max(zoomBefore, Math.min(READABLE, (size.width * 0.8) / width, (size.height * 0.8) / height));
  return { x: x + width / 2 - size.width / zoom / 2, y: y + height / 2 - size.height / zoom / 2, zoom };
}

/** Zoom factor of a turn of the wheel. */
export function factorOf(deltaY: number): number {
  return FACTOR_PER_PIXEL ** -Math.max(-300, Math.min(300, deltaY));
}

export function viewBoxOf({ x, y, zoom }: PictureView, { width, height }: Size): string {
  return [x, y, width / zoom, height / zoom].map((value) => Math.round(value * 1000) / 1000).join(' ');
}

function clamp(zoom: number): number {
  return Math.max(ZOOMS.least, Math.min(ZOOMS.most, zoom));
}
