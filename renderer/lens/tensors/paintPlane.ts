import { type Scheme, TOKENS } from '../../theme/colors.ts';
import { type Direction, scalePainter, toBytes } from '../../theme/divergingScale.ts';
import type { Page } from './pages.ts';
import { type Cell, indexAt, offsetOf, planeOffsets, type Range, type TensorLayout } from './tensorLayout.ts';
import type { Read } from './useElements.ts';

/** How values become colors. */
export interface Paint {
  readonly direction: Direction;
  readonly scheme: Scheme;
  /** The value at either end of the scale; of a picture, its darkest and brightest value. */
  readonly limit: number;
  readonly range?: readonly [darkest: number, brightest: number];
}

/** The offset of a cell in a sample; undefined beyond the end of a vector. */
export function offsetAt(layout: TensorLayout, cell: Cell): number | undefined {
  const index = indexAt(layout, cell);
  return index && offsetOf(layout.shape, index);
}

/** A plane of a page as pixels, one for each cell, and its cells that are not finite. */
export function paintPlane(
  data: Uint8ClampedArray,
  layout: TensorLayout,
  { rows, columns }: Page,
  plane: number,
  read: Read,
  { direction, scheme, limit }: Paint,
): Cell[] {
  const paint = scalePainter(direction, scheme, limit);
  const brokenCells: Cell[] = [];
  planeOffsets(layout, plane, rows, columns).forEach((offset, pixel) => {
    const value = offset < 0 ? undefined : read(offset);
    if (value === undefined) return;
    paint(data, pixel, value);
    if (!Number.isFinite(value)) brokenCells.push({ plane, ...cellOf(pixel, rows, columns) });
  });
  return brokenCells;
}

const cellOf = (pixel: number, rows: Range, columns: Range) => {
  const perLine = columns.to - columns.from;
  return { row: rows.from + Math.floor(pixel / perLine), column: columns.from + (pixel % perLine) };
};

/** A picture as pixels: one channel is grey, three are red, green and blue. Values that are not finite have the error color. */
export function paintPicture(
  data: Uint8ClampedArray,
  layout: TensorLayout,
  { rows, columns }: Page,
  read: Read,
  paint: Paint,
): Cell[] {
  const [darkest, brightest] = paint.range ?? [0, paint.limit];
  const scale = 255 / (brightest - darkest || 1);
  const broken = toBytes(TOKENS.error[paint.scheme]);
  const channels = layout.shape.at(-1) === 3 ? [0, 1, 2] : [0, 0, 0];
  const offsets = channels.map((channel) => planeOffsets(layout, channel, rows, columns));
  const brokenCells: Cell[] = [];
  for (let pixel = 0; pixel < offsets[0].length; pixel++) {
    const values = offsets.map((channel) => read(channel[pixel]));
    if (values.includes(undefined)) continue;
    const areFinite = values.every(Number.isFinite);
    if (!areFinite) brokenCells.push({ plane: 0, ...cellOf(pixel, rows, columns) });
    values.forEach((value = 0, channel) => {
      data[4 * pixel + channel] = areFinite ? scale * (value - darkest) : broken[channel];
    });
    data[4 * pixel + 3] = 255;
  }
  return brokenCells;
}
