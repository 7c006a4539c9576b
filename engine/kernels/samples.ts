import { type Shape, sizeOf } from '../ops/index.ts';

/** A data column: raw values of every sample, and their normalization. */
export interface SampleColumn {
  /** Shape of one sample. */
  readonly shape: Shape;
  /** The samples in order, row-major: element i of sample s at `s · size + i`. */
  readonly data: Uint8Array | Float32Array | Float64Array;
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

function normalizeRange(
  { data, normalization }: SampleColumn,
  from: number,
  size: number,
  to: Float64Array | Float32Array,
  at: number,
): void {
  const offset = normalization?.offset ?? ZERO;
  const scale = normalization?.scale ?? ONE;
  const stride = offset.length > 1 ? 1 : 0;
  for (let element = 0, entry = 0; element < size; element++, entry += stride) {
    to[at + element] = (data[from + element] - offset[entry]) * scale[entry];
  }
}

const ZERO = Float64Array.of(0);
const ONE = Float64Array.of(1);
