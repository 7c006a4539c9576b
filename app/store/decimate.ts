import { type EpochRow, mapColumns, type StepSeries } from '#app/contract/index.ts';

type Column = readonly (number | null)[];
/** Columns of equal length by measurement. */
type Measurements = Readonly<Record<string, Column>>;

/** What is decimated: rows that were recorded, or rows that already represent others. */
interface Rows {
  readonly values: Measurements;
  /** The mean of what each row represents. Default: its values. */
  readonly means?: Measurements | undefined;
  /** How many recorded rows each row represents. Default: 1. */
  readonly weights?: readonly number[] | undefined;
}

/** The kept rows, and the mean of the rows that each represents. */
interface Kept {
  readonly rows: readonly number[];
  readonly means: Readonly<Record<string, (number | null)[]>>;
}

/**
 * Decimates rows for a chart: of each interval, those with the minimum and maximum of each measurement, so that no spike is lost,
 * and the first without a value; and always the first and last row.
 * @param most approximate number of rows kept
 */
function keepExtremes({ values, means: known = values, weights }: Rows, length: number, most: number): Kept {
  const measured = Object.entries(values).filter(([, column]) => column.some((value) => value !== null));
  const stretch = Math.ceil(length / Math.max(1, Math.floor(most / (2 * Math.max(1, measured.length)))));
  const rows: number[] = [];
  const means = Object.fromEntries(measured.map(([name]) => [name, [] as (number | null)[]]));
  for (let start = 0; start < length; start += stretch) {
    const end = Math.min(length, start + stretch);
    const kept = new Set<number>([...(start === 0 ? [0] : []), ...(end === length ? [length - 1] : [])]);
    for (const [name, column] of measured) {
      for (const row of extremesOf(column, start, end)) kept.add(row);
      means[name].push(meanOf(known[name] ?? column, weights, start, end));
    }
    const sorted = [...kept].sort((a, b) => a - b);
    rows.push(...sorted);
    // One per row, so that columns have equal length.
    for (const [name] of measured) for (let row = 1; row < sorted.length; row++) means[name].push(means[name].at(-1) ?? null);
  }
  return { rows, means };
}

/** The positions of the extremes of an interval of a column, and of its first missing value. */
function extremesOf(column: Column, start: number, end: number): readonly number[] {
  let [smallest, largest, missing] = [-1, -1, -1];
  for (let row = start; row < end; row++) {
    const value = column[row];
    if (value === null) {
      if (missing < 0) missing = row;
      continue;
    }
    if (smallest < 0 || value < (column[smallest] ?? value)) smallest = row;
    if (largest < 0 || value > (column[largest] ?? value)) largest = row;
  }
  return [smallest, largest, missing].filter((row) => row >= 0);
}

function meanOf(column: Column, weights: Rows['weights'], start: number, end: number): number | null {
  let [sum, total] = [0, 0];
  for (let row = start; row < end; row++) {
    const value = column[row];
    if (value === null) continue;
    const weight = weights?.[row] ?? 1;
    sum += weight * value;
    total += weight;
  }
  return total > 0 ? sum / total : null;
}

/**
 * Decimates steps for a chart; if rows are left out, with the means of those that each represents.
 * @param weights how many recorded steps each row represents. Default: 1
 */
export function decimateSteps(steps: StepSeries, most: number, weights?: readonly number[]): StepSeries {
  if (steps.step.length <= most) return steps;
  const { loss, learningRate, metrics } = steps;
  const isConstant = learningRate.every((rate) => rate === learningRate[0]);
  const values = { loss, ...metrics, ...(!isConstant && { learningRate }) };
  const { rows, means } = keepExtremes({ values, means: steps.means, weights }, steps.step.length, most);
  return { ...mapColumns(steps, (column) => rows.map((row) => column[row])), means };
}

/** Decimates epochs for a chart. */
export function decimateEpochs(epochs: readonly EpochRow[], most: number): EpochRow[] {
  if (epochs.length <= most) return [...epochs];
  const names = new Set(epochs.flatMap(({ validation }) => Object.keys(validation?.metrics ?? {})));
  const measurements: Record<string, Column> = { loss: epochs.map(({ validation }) => validation?.loss ?? null) };
  for (const name of names) measurements[name] = epochs.map(({ validation }) => validation?.metrics[name] ?? null);
  return keepExtremes({ values: measurements }, epochs.length, most).rows.map((row) => epochs[row]);
}

/** Decimates gradient norms for a chart. */
export function decimateNorms(step: readonly number[], norm: Column, most: number): { step: number[]; norm: (number | null)[] } {
  if (step.length <= most) return { step: [...step], norm: [...norm] };
  const { rows } = keepExtremes({ values: { norm } }, step.length, most);
  return { step: rows.map((row) => step[row]), norm: rows.map((row) => norm[row]) };
}
