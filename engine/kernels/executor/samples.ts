import { type Shape, sizeOf } from '../../ops/index.ts';

export type NumberArray = Uint8Array | Float32Array | Float64Array;

/** Numbers that memory does not hold: they are read when they are asked for, a part at a time faster than one by one. */
export interface StoredNumbers {
  readonly length: number;
  readonly [index: number]: number;
  /** How they are stored, as the name of an array. */
  readonly type: 'Float32Array' | 'Float64Array';
  /** A copy of a part. */
  subarray(start?: number, end?: number): Float32Array | Float64Array;
  [Symbol.iterator](): Iterator<number>;
}

export const isStored = (data: SampleColumn['data']): data is StoredNumbers => !ArrayBuffer.isView(data);

/** A data column: raw values of every sample, and their normalization. */
export interface SampleColumn {
  /** Shape of one sample. */
  readonly shape: Shape;
  /** The samples in order, row-major: element i of sample s at `s · size + i`. */
  readonly data: NumberArray | StoredNumbers;
  /** value = (raw - offset) · scale, with one entry for all elements or one per element. Absent: the raw value. */
  readonly normalization?: { readonly offset: Float64Array; readonly scale: Float64Array };
}

/** The samples of a batch: those of `order` from `start` on. */
export interface Selection {
  /** Indices into the columns. */
  readonly order: Uint32Array;
  readonly start: number;
}

/**
 * Copies samples of a column into a batch, normalized in float64: the reference of the gather kernels.
 * @param batch [count, …shape], overwritten
 */
export function gatherSamples(
  column: SampleColumn,
  { order, start }: Selection,
  count: number,
  batch: Float64Array | Float32Array,
): void {
  const size = sizeOf(column.shape);
  for (let row = 0; row < count; row++) normalizeRange(column, order[start + row] * size, size, batch, row * size);
}

/** All samples of a column, normalized. */
export function normalizeAll(column: SampleColumn, numbers: Float64Array | Float32Array): void {
  const size = sizeOf(column.shape);
  for (let from = 0; from < column.data.length; from += size) normalizeRange(column, from, size, numbers, from);
}

function normalizeRange(column: SampleColumn, from: number, size: number, to: Float64Array | Float32Array, at: number): void {
  const { data, normalization } = column;
  const [numbers, first] = isStored(data) ? [data.subarray(from, from + size), 0] : [data, from];
  const offset = normalization?.offset ?? ZERO;
  const scale = normalization?.scale ?? ONE;
  const stride = offset.length > 1 ? 1 : 0;
  for (let element = 0, entry = 0; element < size; element++, entry += stride) {
    to[at + element] = (numbers[first + element] - offset[entry]) * scale[entry];
  }
}

const ZERO = Float64Array.of(0);
const ONE = Float64Array.of(1);
