import type { EpochRow, StepSeries } from '#app/contract/index.ts';
import type { CurveAxis } from '../layout/index.ts';
import { smooth } from './smooth.ts';

type Column = (number | null)[];

/** What a curve is drawn from: columns of equal length, one row a place on the x axis. */
export interface CurveColumns {
  /** Where it is on the chosen axis: a step, epochs, or seconds of training. */
  readonly x: number[];
  readonly step: number[];
  readonly raw: Column;
  readonly smoothed: Column;
  /** At the end of each epoch. */
  readonly validation: Column;
  /** Where the loss was no finite number. */
  readonly broken: number[];
}

export interface CurveOptions {
  /** `loss`, or the name of a metric. */
  readonly metric: string;
  readonly axis: CurveAxis;
  readonly smoothing: number;
  /** Values that a logarithmic axis cannot show are left out. */
  readonly logarithmic: boolean;
}

/** Puts the values of the steps and those of the epochs onto one axis. */
export function curveColumns(steps: StepSeries, epochs: readonly EpochRow[], options: CurveOptions): CurveColumns {
  const { metric, axis, smoothing, logarithmic } = options;
  const merged = mergeRows(steps, epochs, metric);
  const stepsPerEpoch = epochs.length > 0 ? epochs[0].step / epochs[0].epoch : undefined;
  const x = axis === 'time' ? merged.seconds : axis === 'step' ? merged.step : epochPlaces(merged, stepsPerEpoch);
  const smoothed = smooth(merged.value, smoothing);
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
  readonly validation: Column;
}

/**
 * Steps in order, with the validation of an epoch at its last step; a row of its own where that step was not recorded.
 * Columns, not rows: a long run has hundreds of thousands of them, and is drawn again many times.
 */
function mergeRows(steps: StepSeries, epochs: readonly EpochRow[], metric: string): Merged {
  const merged: Merged = { step: [], epoch: [], seconds: [], value: [], validation: [] };
  const values = metric === 'loss' ? steps.loss : (steps.metrics[metric] ?? []);
  const heldAt = ({ validation }: EpochRow) => (metric === 'loss' ? validation?.loss : validation?.metrics[metric]) ?? null;
  const add = (step: number, epoch: number, seconds: number, value: number | null, validation: number | null) => {
    merged.step.push(step);
    merged.epoch.push(epoch);
    merged.seconds.push(seconds);
    merged.value.push(value);
    merged.validation.push(validation);
  };
  let next = 0;
  const addEpochsBefore = (limit: number, seconds: number) => {
    for (; next < epochs.length && epochs[next].step < limit; next++) {
      const { step, epoch, validation } = epochs[next];
      if (validation) add(step, epoch, seconds, null, heldAt(epochs[next]));
    }
  };
  for (let row = 0; row < steps.step.length; row++) {
    const step = steps.step[row];
    const seconds = steps.time[row] / 1000;
    addEpochsBefore(step, seconds);
    const isEnd = epochs[next]?.step === step;
    add(step, steps.epoch[row], seconds, values[row] ?? null, isEnd ? heldAt(epochs[next]) : null);
    if (isEnd) next++;
  }
  addEpochsBefore(Number.POSITIVE_INFINITY, (steps.time.at(-1) ?? 0) / 1000);
  return merged;
}
