import type { Range } from '../../kit/plot/Plot.tsx';
import type { CurveColumns } from './curveColumns.ts';

/** More rows are indistinguishable on any screen. */
const MOST_ROWS = 4000;

/**
 * The rows to draw: those in range, decimated to the minimum and maximum of each bucket, so that no spike is lost, its last
 * validation, and the ends. A narrower range shows the detail.
 * @param curves of one run and axis: all get the same rows, so that the values read at a row are of one step
 * @param most approximate number of rows kept for one curve
 */
export function decimate(curves: readonly CurveColumns[], range: Range | null, most = MOST_ROWS): readonly CurveColumns[] {
  const [{ x }] = curves;
  const first = range ? Math.max(0, firstAtLeast(x, range.min) - 1) : 0;
  const end = range ? Math.min(x.length, firstAtLeast(x, range.max) + 1) : x.length;
  if (end - first <= most) return end - first === x.length ? curves : pickAll(curves, rowsBetween(first, end));
  const bucket = Math.ceil((end - first) / (most / 2));
  const rows = new Set([first, end - 1]);
  for (let start = first; start < end; start += bucket)
    for (const columns of curves) for (const row of extremes(columns, start, Math.min(end, start + bucket))) rows.add(row);
  return pickAll(
    curves,
    [...rows].sort((a, b) => a - b),
  );
}

function pickAll(curves: readonly CurveColumns[], rows: readonly number[]): CurveColumns[] {
  return curves.map((columns) => pick(columns, rows));
}

/** The first index with at least a value, in an ascending column. */
function firstAtLeast(column: readonly number[], value: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowsBetween(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

/** The rows with the minimum and maximum, and the last one with a validation. */
function extremes({ raw, validation }: CurveColumns, start: number, end: number): number[] {
  let [smallest, largest] = [start, start];
  let validated: number | undefined;
  for (let row = start; row < end; row++) {
    const value = raw[row];
    if (validation[row] !== null) validated = row;
    if (value === null) continue;
    if (value < (raw[smallest] ?? Number.POSITIVE_INFINITY)) smallest = row;
    if (value > (raw[largest] ?? Number.NEGATIVE_INFINITY)) largest = row;
  }
  return [smallest, largest, ...(validated === undefined ? [] : [validated])];
}

function pick(columns: CurveColumns, rows: readonly number[]): CurveColumns {
  const of = <Value>(column: readonly Value[]) => rows.map((row) => column[row]);
  return {
    x: of(columns.x),
    step: of(columns.step),
    epoch: of(columns.epoch),
    raw: of(columns.raw),
    smoothed: of(columns.smoothed),
    validation: of(columns.validation),
    broken: columns.broken,
  };
}
