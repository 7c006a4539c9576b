import type { Range } from '../../kit/plot/Plot.tsx';
import type { CurveColumns } from './curveColumns.ts';

/** More rows than this are not told apart on any screen. */
const MOST_ROWS = 4000;

/**
 * The rows that are worth drawing: those in the range, and of many of them the smallest and the largest of each bucket, so that
 * no spike is lost; and the last validation of each. A narrower range brings the detail back.
 */
export function decimate(columns: CurveColumns, range: Range | null, most = MOST_ROWS): CurveColumns {
  const { x } = columns;
  const first = range ? Math.max(0, firstAtLeast(x, range.min) - 1) : 0;
  const end = range ? Math.min(x.length, firstAtLeast(x, range.max) + 1) : x.length;
  if (end - first <= most) return end - first === x.length ? columns : pick(columns, rowsBetween(first, end));
  const bucket = Math.ceil((end - first) / (most / 2));
  const rows: number[] = [];
  for (let start = first; start < end; start += bucket) rows.push(...extremes(columns, start, Math.min(end, start + bucket)));
  return pick(columns, rows);
}

/** The first place at or behind a value, in a rising column. */
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

/** In rising order: the rows with the smallest and the largest value, and the last one with a validation. */
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
  const kept = new Set([smallest, largest, ...(validated === undefined ? [] : [validated])]);
  return [...kept].sort((a, b) => a - b);
}

function pick(columns: CurveColumns, rows: readonly number[]): CurveColumns {
  const of = <Value>(column: readonly Value[]) => rows.map((row) => column[row]);
  return {
    x: of(columns.x),
    step: of(columns.step),
    raw: of(columns.raw),
    smoothed: of(columns.smoothed),
    validation: of(columns.validation),
    broken: columns.broken,
  };
}
