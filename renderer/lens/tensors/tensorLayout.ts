import type { LensPass } from '#app/contract/index.ts';
import { foldedShape } from './folding.ts';

/** Positions along a dimension, `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a dimension counts, as the layer says it. */
export type Dimension = NonNullable<LensPass['nodes'][number]['inner'][number]['dimensions']>[number];

/** What a tensor's dimensions mean, and so how it is laid out. `heads` are sequences of several heads, `neurons` weights as images. */
export type Arrangement = 'vector' | 'matrix' | 'image' | 'maps' | 'kernels' | 'attention' | 'heads' | 'sequence' | 'neurons';

/** Elements as numbers, as pixels of the diverging scale, or as the pixels of a picture. */
export type Form = 'numbers' | 'pixels' | 'picture';

/** A tensor without its batch as planes of rows and columns. */
export interface TensorLayout {
  readonly arrangement: Arrangement;
  readonly form: Form;
  /** Of `neurons`: [neurons, height, width, channels]. */
  readonly shape: readonly number[];
  readonly dimensions?: readonly Dimension[] | undefined;
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
  /** What its dimensions count, if its layer says it. */
  readonly dimensions?: readonly Dimension[] | undefined;
  /** Of a weight: the image [height, width, channels] that its last dimension is a flattened one of. */
  readonly folded?: readonly number[] | undefined;
}

/** Chooses a layout. @param shape without the batch */
export function layoutOf(shape: readonly number[], options: LayoutOptions = {}): TensorLayout {
  const { folded } = options;
  if (folded) return foldedLayout(foldedShape(shape, folded));
  const dimensions = options.dimensions?.length === shape.length ? options.dimensions : undefined;
  const arrangement = dimensions ? namedArrangement(dimensions) : arrangementOf(shape, options);
  const size = sizeOf(shape);
  const form = size <= MOST_NUMBERS ? 'numbers' : options.isInput && arrangement === 'image' ? 'picture' : 'pixels';
  if (dimensions) return { arrangement, form, shape, dimensions, ...arrangeByName(dimensions) };
  return { arrangement, form, shape, ...dimensionsOf(arrangement, shape.length) };
}

/** A picture for each channel of each neuron. */
const foldedLayout = (shape: readonly number[]): TensorLayout => ({
  arrangement: 'neurons',
  form: sizeOf(shape) <= MOST_NUMBERS ? 'numbers' : 'pixels',
  shape,
  row: 1,
  column: 2,
  planes: [0, 3],
});

function namedArrangement(dimensions: readonly Dimension[]): Arrangement {
  if (dimensions.includes('key')) return 'attention';
  return dimensions.includes('head') ? 'heads' : 'kernels';
}

/** The dimension of rows and of columns, the first of these that there is; one-dimensional kernels have channels as rows. */
const ROWS: readonly Dimension[] = ['row', 'query', 'feature', 'channel'];
const COLUMNS: readonly Dimension[] = ['column', 'key', 'timestep'];
/** All kernels of a filter are beside each other. */
const PLANES: readonly Dimension[] = ['head', 'filter', 'channel', 'multiplier'];

function arrangeByName(dimensions: readonly Dimension[]): Pick<TensorLayout, 'row' | 'column' | 'planes'> {
  const positions = (names: readonly Dimension[]) => names.map((name) => dimensions.indexOf(name)).filter((at) => at >= 0);
  const [row] = positions(ROWS);
  const [column] = positions(COLUMNS);
  return { row, column, planes: positions(PLANES).filter((at) => at !== row && at !== column) };
}

function arrangementOf(shape: readonly number[], { isParameter, isInput }: LayoutOptions): Arrangement {
  if (shape.length <= 1) return 'vector';
  if (shape.length === 2) return isParameter ? 'matrix' : 'sequence';
  if (isParameter) return 'kernels';
  const channels = shape.at(-1);
  return isInput && (channels === 1 || channels === 3) ? 'image' : 'maps';
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
      return besides(rank - 2, rank - 1);
    case 'sequence':
      return besides(rank - 1, rank - 2);
    case 'kernels':
      // One-dimensional kernels have no height: their inputs are rows.
      return rank === 3 ? besides(1, 0) : besides(rank - 4, rank - 3);
    default:
      return besides(rank - 3, rank - 2);
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
