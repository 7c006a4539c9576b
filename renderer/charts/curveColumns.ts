import { columnOf, type EpochRow, meansOf, type StepSeries } from '#app/contract/index.ts';
import type { CurveAxis } from '../layout/index.ts';
import type { StepRange } from '../runs/model/index.ts';
import type { Range } from './Plot.tsx';
import { smooth } from './smooth.ts';

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
  readonly raw: Column;
  readonly smoothed: Column;
  /** At the end of each epoch. */
  readonly validation: Column;
  /** Positions with a non-finite loss. */
  readonly broken: number[];
}

export interface CurveOptions {
  /** `loss`, or the name of a metric. */
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
  const stepsPerEpoch = epochs.length > 0 ? epochs[0].step / epochs[0].epoch : undefined;
  const x = axis === 'time' ? merged.seconds : axis === 'step' ? merged.step : epochPlaces(merged, stepsPerEpoch);
  const smoothed = smooth(merged.mean, smoothing, merged.step);
  const shown = logarithmic ? onlyPositive : (column: Column) => column;
  return {
    x,
    step: merged.step,
    raw: shown(merged.value),
    smoothed: shown(smoothed),
    validation: shown(merged.validation),
    broken: metric === 'loss' ? x.filter((_, row) => merged.value[row] === null && merged.validation[row] === null) : [],
  };
}

function epochPlaces({ step, epoch }: Merged, stepsPerEpoch: number | undefined): number[] {
  return stepsPerEpoch === undefined ? epoch : step.map((value) => value / stepsPerEpoch);
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
