import { type Cell, extentOf, type Range, type TensorLayout } from './tensorLayout.ts';

/** How many planes, rows and columns are shown at once. */
export interface Capacity {
  readonly planes: number;
  readonly rows: number;
  readonly columns: number;
}

/** A part of a layout that is shown at once. */
export interface Page {
  readonly planes: Range;
  readonly rows: Range;
  readonly columns: Range;
}

const DIMENSIONS = ['planes', 'rows', 'columns'] as const;

const counts = (layout: TensorLayout, capacity: Capacity) => {
  const extent = extentOf(layout);
  return DIMENSIONS.map((dimension) => Math.max(1, Math.ceil(extent[dimension] / capacity[dimension])));
};

/** The number of pages. */
export function pageCount(layout: TensorLayout, capacity: Capacity): number {
  return counts(layout, capacity).reduce((product, count) => product * count, 1);
}

/** A page by its number, from 0: planes change last, columns first. */
export function pageAt(layout: TensorLayout, capacity: Capacity, number: number): Page {
  const extent = extentOf(layout);
  const [, rowPages, columnPages] = counts(layout, capacity);
  const at = {
    planes: Math.floor(number / (rowPages * columnPages)),
    rows: Math.floor(number / columnPages) % rowPages,
    columns: number % columnPages,
  };
  const range = (dimension: (typeof DIMENSIONS)[number]): Range => {
    const from = at[dimension] * capacity[dimension];
    return { from, to: Math.min(extent[dimension], from + capacity[dimension]) };
  };
  return { planes: range('planes'), rows: range('rows'), columns: range('columns') };
}

/** The number of the page that shows a cell. */
export function pageOf(layout: TensorLayout, capacity: Capacity, { plane, row, column }: Cell): number {
  const [, rowPages, columnPages] = counts(layout, capacity);
  const [planes, rows, columns] = [plane / capacity.planes, row / capacity.rows, column / capacity.columns].map(Math.floor);
  return (planes * rowPages + rows) * columnPages + columns;
}
