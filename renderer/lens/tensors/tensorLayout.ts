/** Positions along a dimension, `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a tensor's dimensions mean, and so how it is laid out. */
export type Arrangement = 'vector' | 'matrix' | 'image' | 'maps' | 'kernels' | 'attention' | 'sequence';

/** Elements as numbers, as pixels of the diverging scale, or as the pixels of a picture. */
export type Form = 'numbers' | 'pixels' | 'picture';

/** A tensor without its batch as planes of rows and columns. */
export interface TensorLayout {
  readonly arrangement: Arrangement;
  readonly form: Form;
  readonly shape: readonly number[];
  /** The dimension of rows, if any. */
  readonly row?: number;
  /** The dimension of columns; absent for a scalar. */
  readonly column?: number;
  /** The other dimensions, each combination of which is a plane. */
  readonly planes: readonly number[];
  /** A vector is broken into lines of this many elements. */
  readonly wrap?: number;
}

/** A position in a layout. */
export interface Cell {
  readonly plane: number;
  readonly row: number;
  readonly column: number;
}

/** More elements are pixels. */
const MOST_NUMBERS = 64;

export interface LayoutOptions {
  /** True for weights: their dimensions are rows and columns, or those of kernels. */
  readonly isParameter?: boolean;
  /** True for data in own units, such as a photo: not signed values. */
  readonly isInput?: boolean;
  /** Overrides what the shape suggests. */
  readonly arrangement?: Arrangement;
}

/** Chooses a layout. @param shape without the batch */
export function layoutOf(shape: readonly number[], options: LayoutOptions = {}): TensorLayout {
  const arrangement = options.arrangement ?? arrangementOf(shape, options);
  const size = sizeOf(shape);
  const form = size <= MOST_NUMBERS ? 'numbers' : options.isInput && arrangement === 'image' ? 'picture' : 'pixels';
  return { arrangement, form, shape, ...dimensionsOf(arrangement, shape.length) };
}

function arrangementOf(shape: readonly number[], { isParameter, isInput }: LayoutOptions): Arrangement {
  if (shape.length <= 1) return 'vector';
  if (shape.length === 2) return isParameter ? 'matrix' : 'sequence';
  if (isParameter) return 'kernels';
  const [first, second, third] = shape.slice(-3);
  if (isInput && (third === 1 || third === 3)) return 'image';
  // Heads of square matrices; images of as many channels as their width are seldom that narrow.
  return second === third && first !== second ? 'attention' : 'maps';
}

function dimensionsOf(arrangement: Arrangement, rank: number): Pick<TensorLayout, 'row' | 'column' | 'planes'> {
  const dimensions = Array.from({ length: rank }, (_, dimension) => dimension);
  const besides = (row: number, column: number) => ({
    row,
    column,
    planes: dimensions.filter((each) => each !== row && each !== column),
  });
  if (rank === 0) return { planes: [] };
  if (rank === 1) return { column: 0, planes: [] };
  switch (arrangement) {
    case 'vector':
    case 'matrix':
    case 'attention':
      return besides(rank - 2, rank - 1);
    case 'sequence':
      return besides(rank - 1, rank - 2);
    case 'image':
    case 'maps':
      return besides(rank - 3, rank - 2);
    case 'kernels':
      // One-dimensional kernels have no height: their inputs are rows.
      return rank === 3 ? besides(1, 0) : besides(rank - 4, rank - 3);
  }
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** The same layout with lines of another length, if it is a vector. */
export function wrapped(layout: TensorLayout, wrap: number): TensorLayout {
  return layout.row === undefined && layout.column !== undefined ? { ...layout, wrap: Math.max(1, wrap) } : layout;
}

/** Numbers of planes, rows and columns. */
export function extentOf({ shape, row, column, planes, wrap }: TensorLayout): {
  readonly planes: number;
  readonly rows: number;
  readonly columns: number;
} {
  const columns = column === undefined ? 1 : shape[column];
  const lines = wrap === undefined ? 1 : Math.ceil(columns / wrap);
  return {
    planes: sizeOf(planes.map((dimension) => shape[dimension])),
    rows: row === undefined ? lines : shape[row],
    columns: wrap === undefined ? columns : Math.min(wrap, columns),
  };
}

/** The indices of a cell; undefined beyond the last element of a vector's last line. */
export function indexAt(layout: TensorLayout, { plane, row, column }: Cell): number[] | undefined {
  const { shape, planes, wrap } = layout;
  const index = new Array<number>(shape.length).fill(0);
  let left = plane;
  for (const dimension of planes.toReversed()) {
    index[dimension] = left % shape[dimension];
    left = Math.floor(left / shape[dimension]);
  }
  if (layout.row !== undefined) index[layout.row] = row;
  if (layout.column !== undefined) index[layout.column] = wrap === undefined ? column : row * wrap + column;
  return index.every((at, dimension) => at < shape[dimension]) ? index : undefined;
}

/**
 * The row-major offsets of the cells of a plane within a sample, line by line of a range of rows and columns; -1 beyond the last
 * element of a vector's last line.
 */
export function planeOffsets(layout: TensorLayout, plane: number, rows: Range, columns: Range): Int32Array {
  const { shape, row, column, wrap } = layout;
  const strideOf = (dimension: number | undefined) => (dimension === undefined ? 0 : sizeOf(shape.slice(dimension + 1)));
  const across = strideOf(column);
  const down = wrap === undefined ? strideOf(row) : wrap * across;
  const first = offsetOf(shape, indexAt(layout, { plane, row: 0, column: 0 }) ?? []);
  const end = first + (wrap === undefined || column === undefined ? Infinity : across * shape[column]);
  const offsets = new Int32Array((rows.to - rows.from) * (columns.to - columns.from));
  let at = 0;
  for (let y = rows.from; y < rows.to; y++) {
    for (let x = columns.from; x < columns.to; x++, at++) {
      const offset = first + y * down + x * across;
      offsets[at] = offset < end ? offset : -1;
    }
  }
  return offsets;
}

/** The cell of an element. */
export function cellAt({ shape, row, column, planes, wrap }: TensorLayout, index: readonly number[]): Cell {
  const plane = planes.reduce((sum, dimension) => sum * shape[dimension] + index[dimension], 0);
  const across = column === undefined ? 0 : index[column];
  if (wrap !== undefined) return { plane, row: Math.floor(across / wrap), column: across % wrap };
  return { plane, row: row === undefined ? 0 : index[row], column: across };
}

/** The row-major offset of an element within a sample. */
export const offsetOf = (shape: readonly number[], index: readonly number[]): number =>
  index.reduce((sum, at, dimension) => sum * shape[dimension] + at, 0);

/** The indices of a row-major offset. */
export function indexOf(shape: readonly number[], offset: number): number[] {
  const index: number[] = [];
  let left = offset;
  for (const length of shape.toReversed()) {
    index.unshift(left % length);
    left = Math.floor(left / length);
  }
  return index;
}
