import type { Capacity } from './pages.ts';
import { extentOf, type TensorLayout, wrapped } from './tensorLayout.ts';

/** A layout that fits a width: the size of a cell in CSS pixels, and how much is shown at once. */
export interface Fit {
  readonly layout: TensorLayout;
  readonly capacity: Capacity;
  readonly cell: { readonly width: number; readonly height: number };
  readonly planesPerRow: number;
}

const HIGHEST = 336;
const SMALLEST_CELL = 2;
const LARGEST_CELL = 22;
/** The side of one of many planes: they share the width. */
const PLANE = { smallest: 84, largest: 160 };
/** Space between planes. */
export const PLANE_GAP = 10;
const PLANE_ROWS = 3;
/** The number of planes of which a page is made, at most. */
const MOST_PLANES = 36;
/** Pixels of a line of a long vector, and between its lines. */
const STRIP = { width: 6, height: 14 };

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Fits pixels into a width. @param available in CSS pixels */
export function fitPixels(layout: TensorLayout, available: number): Fit {
  const width = Math.max(64, available);
  if (layout.row === undefined) return fitStrip(layout, width);
  const { planes, rows, columns } = extentOf(layout);
  const isPicture = layout.form === 'picture';
  const shownPlanes = isPicture ? 1 : planes;
  const space = shownPlanes === 1 ? { width, height: HIGHEST } : planeSpace(width, shownPlanes);
  const fitting = Math.floor(Math.min(space.width / columns, space.height / rows));
  const smallest = shownPlanes === 1 ? SMALLEST_CELL : 1;
  const size = isPicture ? clamp(fitting, 1, 10) : clamp(fitting, smallest, LARGEST_CELL);
  const shownColumns = Math.min(columns, Math.floor(width / size));
  const planesPerRow = Math.max(1, Math.floor((width + PLANE_GAP) / (shownColumns * size + PLANE_GAP)));
  return {
    layout,
    cell: { width: size, height: size },
    planesPerRow,
    capacity: {
      planes: isPicture ? planes : Math.min(planes, MOST_PLANES, planesPerRow * PLANE_ROWS),
      rows: Math.min(rows, Math.floor(HIGHEST / size)),
      columns: shownColumns,
    },
  };
}

function planeSpace(width: number, planes: number) {
  const most = Math.max(1, Math.floor((width + PLANE_GAP) / (PLANE.smallest + PLANE_GAP)));
  const share = (width + PLANE_GAP) / Math.min(planes, most) - PLANE_GAP;
  return { width: Math.min(share, PLANE.largest), height: PLANE.largest };
}

/** A vector: one line if it fits, else several of them. */
function fitStrip(layout: TensorLayout, width: number): Fit {
  const { columns } = extentOf(layout);
  const cell = { width: clamp(Math.floor(width / columns), STRIP.width, LARGEST_CELL), height: LARGEST_CELL };
  const perLine = lineLength(Math.floor(width / cell.width));
  if (columns * cell.width <= width) return { layout, cell, planesPerRow: 1, capacity: { planes: 1, rows: 1, columns } };
  const lines = wrapped(layout, perLine);
  const rows = Math.floor(HIGHEST / STRIP.height);
  return { layout: lines, cell: { ...STRIP }, planesPerRow: 1, capacity: { planes: 1, rows, columns: perLine } };
}

/** Round lengths, so that positions are easily read: 10, 16, 20, 32, 50, 64, 100, 128. */
const ROUND = [8, 10, 16, 20, 32, 50, 64, 100, 128];
export function lineLength(fitting: number): number {
  return ROUND.findLast((length) => length <= fitting) ?? Math.max(1, fitting);
}

/** Fits numbers into a width. A matrix that is too wide scrolls; a vector is broken into lines. */
export function fitNumbers(layout: TensorLayout, available: number, cellWidth: number): Fit {
  const fitting = Math.max(1, Math.floor(available / cellWidth));
  const { columns } = extentOf(layout);
  const lines = columns > fitting ? wrapped(layout, lineLength(fitting)) : layout;
  const extent = extentOf(lines);
  const planesPerRow = Math.max(1, Math.floor(available / (extent.columns * cellWidth + PLANE_GAP)));
  return { layout: lines, cell: { width: cellWidth, height: 26 }, planesPerRow, capacity: extent };
}
