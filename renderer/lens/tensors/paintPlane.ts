import { type Scheme, TOKENS } from '../../theme/colors.ts';
import { type Direction, scaleTable, toBytes } from '../../theme/divergingScale.ts';
import type { Page } from './pages.ts';
import { type Cell, indexAt, offsetOf, type TensorLayout } from './tensorLayout.ts';
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
export function paintPlane(pixels: ImageData, layout: TensorLayout, page: Page, plane: number, read: Read, paint: Paint): Cell[] {
  const table = scaleTable(paint.direction, paint.scheme);
  const broken = toBytes(TOKENS.error[paint.scheme]);
  const brokenCells: Cell[] = [];
  let at = 0;
  for (let row = page.rows.from; row < page.rows.to; row++) {
    for (let column = page.columns.from; column < page.columns.to; column++, at += 4) {
      const offset = offsetAt(layout, { plane, row, column });
      const value = offset === undefined ? undefined : read(offset);
      if (value === undefined) continue;
      if (Number.isFinite(value)) {
        const from = table.offsetOf(paint.limit > 0 ? value / paint.limit : 0);
        pixels.data.set(table.bytes.subarray(from, from + 3), at);
      } else {
        pixels.data.set(broken, at);
        brokenCells.push({ plane, row, column });
      }
      pixels.data[at + 3] = 255;
    }
  }
  return brokenCells;
}

/** A picture as pixels: one channel is grey, three are red, green and blue. Values that are not finite have the error color. */
export function paintPicture(pixels: ImageData, layout: TensorLayout, page: Page, read: Read, paint: Paint): Cell[] {
  const [darkest, brightest] = paint.range ?? [0, paint.limit];
  const channels = layout.shape.at(-1) ?? 1;
  const broken = toBytes(TOKENS.error[paint.scheme]);
  const brokenCells: Cell[] = [];
  let at = 0;
  for (let row = page.rows.from; row < page.rows.to; row++) {
    for (let column = page.columns.from; column < page.columns.to; column++, at += 4) {
      const values = [0, 1, 2].map((channel) => {
        const offset = offsetAt(layout, { plane: channels === 3 ? channel : 0, row, column });
        return offset === undefined ? undefined : read(offset);
      });
      if (values.includes(undefined)) continue;
      const areFinite = values.every(Number.isFinite);
      if (!areFinite) brokenCells.push({ plane: 0, row, column });
      values.forEach((value = 0, channel) => {
        pixels.data[at + channel] = areFinite ? (255 * (value - darkest)) / (brightest - darkest || 1) : broken[channel];
      });
      pixels.data[at + 3] = 255;
    }
  }
  return brokenCells;
}
