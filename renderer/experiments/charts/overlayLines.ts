import uPlot from 'uplot';
import type { RunColor } from '#app/contract/index.ts';
import type { CurveColumns } from './curveColumns.ts';

type Column = readonly (number | null)[];

/** A line of an overlay: a run, or the mean of runs that differ in their seeds only. */
export interface OverlayLine {
  readonly id: string;
  readonly name: string;
  readonly color: RunColor;
  readonly columns: CurveColumns;
  /** The smallest and largest values of the runs of a mean. */
  readonly range?: { readonly low: Column; readonly high: Column };
}

/** The columns of a line in the data of a plot, in order. */
export function columnsOfLine({ columns, range }: OverlayLine): readonly Column[] {
  return range
    ? [range.high, range.low, columns.smoothed, columns.validation]
    : [columns.raw, columns.smoothed, columns.validation];
}

/** All lines on one axis; a line has no value where only others have. */
export function alignLines(lines: readonly OverlayLine[]): uPlot.AlignedData {
  const tables = lines.map((line): uPlot.AlignedData => [line.columns.x, ...columnsOfLine(line).map((column) => [...column])]);
  return tables.length === 1 ? tables[0] : uPlot.join(tables);
}

/** The mean of several runs where all have values, and their range there. Between two rows of a run its curve is a straight line. */
export function joinSeeds(runs: readonly CurveColumns[]): Pick<Required<OverlayLine>, 'columns' | 'range'> {
  const from = Math.max(...runs.map(({ x }) => x[0] ?? Number.POSITIVE_INFINITY));
  const to = Math.min(...runs.map(({ x }) => x.at(-1) ?? Number.NEGATIVE_INFINITY));
  const x = [...new Set(runs.flatMap((run) => run.x))].filter((at) => at >= from && at <= to).sort((a, b) => a - b);
  const smoothed = runs.map((run) => resample(run.x, run.smoothed, x));
  const mean = x.map((_, row) => combine(smoothed, row, meanOf));
  const rows = runs.map((run) => new Map(run.x.map((at, row) => [at, run.validation[row]])));
  const validation = x.map((at) => meanOf(rows.flatMap((row) => row.get(at) ?? [])));
  const steps = resample(runs[0].x, runs[0].step, x).map((step) => Math.round(step ?? 0));
  return {
    columns: { x, step: steps, epoch: steps, raw: mean, smoothed: mean, validation, broken: [] },
    range: {
      low: x.map((_, row) => combine(smoothed, row, (values) => Math.min(...values))),
      high: x.map((_, row) => combine(smoothed, row, (values) => Math.max(...values))),
    },
  };
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of the values of a row, if no run lacks its own. */
function combine(columns: readonly Column[], row: number, how: (values: readonly number[]) => number | null): number | null {
  const values = columns.flatMap((column) => column[row] ?? []);
  return values.length === columns.length ? how(values) : null;
}

/** The values of a curve at other positions, ascending as its own. Rows without a value are left out. */
function resample(x: readonly number[], values: Column, at: readonly number[]): Column {
  const known = x.flatMap((position, row) => {
    const value = values[row];
    return value === null ? [] : [{ position, value }];
  });
  let next = 0;
  return at.map((position) => {
    while (next < known.length && known[next].position < position) next++;
    const [before, after] = [known[next - 1], known[next]];
    if (after?.position === position) return after.value;
    if (!before || !after) return null;
    return before.value + ((after.value - before.value) * (position - before.position)) / (after.position - before.position);
  });
}
