import { sizeOf } from '../ops/index.ts';
import type { ColumnDescription, ColumnNumbers, ColumnValues, PlacedNumber } from './dataDescription.ts';

const known = new WeakMap<ColumnDescription, ColumnValues>();

/** The value range of a column, cached; undefined if unknown. */
export function valuesOf(column: ColumnDescription): ColumnValues | undefined {
  if (column.values || !hasNumbers(column)) return column.values;
  const values = known.get(column) ?? measure(column);
  if (values) known.set(column, values);
  return values;
}

/** The row of values whose sum differs most from 1. */
export interface RowSum {
  readonly sum: number;
  readonly sample: number;
}

/** The row of `length` values whose sum differs most from 1; undefined if the values are not available. */
export function furthestFromOne(column: ColumnDescription, length: number): RowSum | undefined {
  if (!hasNumbers(column)) return undefined;
  const valueAt = reader(column);
  const size = sizeOf(column.shape);
  let furthest: RowSum = { sum: 1, sample: 0 };
  for (let start = 0; start < column.data.length; start += length) {
    let sum = 0;
    for (let index = start; index < start + length; index++) sum += valueAt(index);
    if (Math.abs(sum - 1) > Math.abs(furthest.sum - 1)) furthest = { sum, sample: Math.floor(start / size) };
  }
  return furthest;
}

function hasNumbers(column: ColumnDescription): column is ColumnDescription & ColumnNumbers {
  return column.data !== undefined;
}

/** Reads the normalized value at an index. */
function reader({ data, shape, normalization }: ColumnDescription & ColumnNumbers): (index: number) => number {
  if (!normalization) return (index) => data[index];
  const { offset, scale } = normalization;
  const size = sizeOf(shape);
  const entryOf = offset.length > 1 ? (index: number) => index % size : () => 0;
  return (index) => (data[index] - offset[entryOf(index)]) * scale[entryOf(index)];
}

function measure(column: ColumnDescription & ColumnNumbers): ColumnValues | undefined {
  const count = column.data.length;
  if (count === 0) return undefined;
  const valueAt = reader(column);
  let least = 0;
  let largest = 0;
  let fraction = -1;
  let hasZero = false;
  for (let index = 0, low = valueAt(0), high = low; index < count; index++) {
    const value = valueAt(index);
    if (value < low) {
      low = value;
      least = index;
    } else if (value > high) {
      high = value;
      largest = index;
    }
    if (value === 0) hasZero = true;
    else if (fraction < 0 && !Number.isInteger(value)) fraction = index;
  }
  const size = sizeOf(column.shape);
  const place = (index: number): PlacedNumber => ({ value: valueAt(index), sample: Math.floor(index / size) });
  return { least: place(least), largest: place(largest), ...(fraction >= 0 && { fraction: place(fraction) }), hasZero };
}
