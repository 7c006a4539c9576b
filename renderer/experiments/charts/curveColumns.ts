import { columnOf, type EpochRow, meansOf, type StepSeries } from '#app/contract/index.ts';
import type { Range } from '../../kit/plot/Plot.tsx';
import type { CurveAxis } from '../../workbench/layout/index.ts';
import type { StepRange } from '../../workbench/runs/index.ts';

type Column = (number | null)[];

/** The steps within a range of the x axis, and their neighbors; null for all. */
export function stepsWithin({ x, step }: Pick<CurveColumns, 'x' | 'step'>, range: Range | null): StepRange | null {
  if (!range || x.length === 0) return null;
  const first = x.findLastIndex((value) => value <= range.min);
  const last = x.findIndex((value) => value >= range.max);
  return { from: step[Math.max(0, first)], to: step[last < 0 ? x.length - 1 : last] };
}

/** The data of a curve: columns of equal length, one row per x position. */
export interface CurveColumns {
  /** Position on the chosen axis: a step, epochs, or seconds of training. */
  readonly x: number[];
  readonly step: number[];
  readonly epoch: number[];
  readonly raw: Column;
  readonly smoothed: Column;
  /** At the end of each epoch. */
  readonly validation: Column;
  /** Positions with a non-finite loss. */
  readonly broken: number[];
}

export interface CurveOptions {
  /** `loss`, `learningRate`, or the name of a metric. */
  readonly metric: string;
  readonly axis: CurveAxis;
  readonly smoothing: number;
  /** If true, values that a logarithmic axis cannot show are left out. */
  readonly logarithmic: boolean;
}

/** Merges the values of steps and epochs onto one axis. */
export function curveColumns(steps: StepSeries, epochs: readonly EpochRow[], options: CurveOptions): CurveColumns {
  const { metric, axis, smoothing, logarithmic } = options;
  const merged = mergeRows(steps, epochs, metric);
  const x = axis === 'time' ? merged.seconds : axis === 'step' ? merged.step : epochPositions(merged, epochs);
  const smoothed = smooth(merged.mean, smoothing, merged.step);
  const shown = logarithmic ? onlyPositive : (column: Column) => column;
  return {
    x,
    step: merged.step,
    epoch: merged.epoch,
    raw: shown(merged.value),
    smoothed: shown(smoothed),
    validation: shown(merged.validation),
    broken: metric === 'loss' ? x.filter((_, row) => merged.value[row] === null && merged.validation[row] === null) : [],
  };
}

/** Epochs so far, in fractions; after the last finished one, epochs are as long as that. */
function epochPositions({ step, epoch }: Merged, epochs: readonly Pick<EpochRow, 'step' | 'epoch'>[]): number[] {
  if (epochs.length === 0) return epoch;
  const ends = [{ step: 0, epoch: 0 }, ...epochs];
  let next = 1;
  return step.map((value) => {
    while (next < epochs.length && ends[next].step < value) next++;
    const [from, to] = [ends[next - 1], ends[next]];
    return from.epoch + ((value - from.step) * (to.epoch - from.epoch)) / (to.step - from.step);
  });
}

function onlyPositive(column: Column): Column {
  return column.map((value) => (value !== null && value > 0 ? value : null));
}

interface Merged {
  readonly step: number[];
  readonly epoch: number[];
  readonly seconds: number[];
  readonly value: Column;
  /** Of the steps that a row represents. */
  readonly mean: Column;
  readonly validation: Column;
}

/**
 * Steps in order, with an epoch's validation at its last step; in a separate row if that step was not recorded. Columns rather
 * than rows: a long run has hundreds of thousands, and is redrawn often.
 */
function mergeRows(steps: StepSeries, epochs: readonly EpochRow[], metric: string): Merged {
  const merged: Merged = { step: [], epoch: [], seconds: [], value: [], mean: [], validation: [] };
  const values = columnOf(steps, metric);
  const means = meansOf(steps, metric);
  const heldAt = ({ validation }: EpochRow) => (metric === 'loss' ? validation?.loss : validation?.metrics[metric]) ?? null;
  const add = (step: number, epoch: number, seconds: number, validation: number | null, row?: number) => {
    merged.step.push(step);
    merged.epoch.push(epoch);
    merged.seconds.push(seconds);
    merged.value.push(row === undefined ? null : (values[row] ?? null));
    merged.mean.push(row === undefined ? null : (means[row] ?? null));
    merged.validation.push(validation);
  };
  let next = 0;
  const addEpochsBefore = (limit: number, seconds: number) => {
    for (; next < epochs.length && epochs[next].step < limit; next++) {
      const { step, epoch, validation } = epochs[next];
      if (validation) add(step, epoch, seconds, heldAt(epochs[next]));
    }
  };
  for (let row = 0; row < steps.step.length; row++) {
    const step = steps.step[row];
    const seconds = steps.time[row] / 1000;
    addEpochsBefore(step, seconds);
    const isEnd = epochs[next]?.step === step;
    add(step, steps.epoch[row], seconds, isEnd ? heldAt(epochs[next]) : null, row);
    if (isEnd) next++;
  }
  addEpochsBefore(Number.POSITIVE_INFINITY, (steps.time.at(-1) ?? 0) / 1000);
  return merged;
}

/** The smallest normal number. */
const SMALLEST = 2 ** -1022;

/**
 * Exponential moving average with bias correction (Kingma and Ba, 2014, as in TensorBoard): the first value is unchanged, and
 * each further one has weight 1 − weight. Missing and non-finite values stay missing and are not averaged.
 * @param weight 0 to 0.99; 0 leaves the values unchanged
 * @param steps positions of the values: one after a gap of several steps counts as if repeated at each.
 *   Absent: consecutive
 */
export function smooth(values: readonly (number | null)[], weight: number, steps?: readonly number[]): (number | null)[] {
  let mean = 0;
  let remaining = 1;
  let last: number | undefined;
  return values.map((value, row) => {
    if (value === null || !Number.isFinite(value)) return null;
    const gap = steps && last !== undefined ? steps[row] - last : 1;
    last = steps?.[row];
    const kept = gap === 1 ? weight : weight ** gap;
    mean = kept * mean + (1 - kept) * value;
    // Underflow to zero, instead of rounding up repeatedly.
    if (Math.abs(mean) < SMALLEST) mean = 0;
    remaining *= kept;
    return mean / (1 - remaining);
  });
}

/** The positions of steps on the axis; of one that is not recorded, that of the next. */
export function positionsOf({ x, step }: CurveColumns, steps: readonly number[]): number[] {
  return steps.flatMap((wanted) => {
    const row = step.findIndex((one) => one >= wanted);
    return row < 0 ? [] : [x[row]];
  });
}
