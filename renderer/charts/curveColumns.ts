import type { EpochRow, StepSeries } from '#app/contract/index.ts';
import type { CurveAxis } from '../layout/index.ts';
import { smooth } from './smooth.ts';

export type Metric = 'loss' | 'accuracy';

/** What a curve is drawn from: columns of equal length, one row a place on the x axis. */
export interface CurveColumns {
  /** Where it is on the chosen axis: a step, epochs, or seconds of training. */
  readonly x: number[];
  readonly step: number[];
  readonly raw: (number | null)[];
  readonly smoothed: (number | null)[];
  /** At the end of each epoch. */
  readonly validation: (number | null)[];
  /** Where the loss was no finite number. */
  readonly broken: number[];
}

export interface CurveOptions {
  readonly metric: Metric;
  readonly axis: CurveAxis;
  readonly smoothing: number;
  /** Values that a logarithmic axis cannot show are left out. */
  readonly logarithmic: boolean;
}

interface Row {
  readonly step: number;
  readonly epoch: number;
  readonly seconds: number;
  readonly value: number | null;
  readonly validation: number | null;
}

/** Puts the values of the steps and those of the epochs onto one axis. */
export function curveColumns(steps: StepSeries, epochs: readonly EpochRow[], options: CurveOptions): CurveColumns {
  const { metric, axis, smoothing, logarithmic } = options;
  const rows = mergeRows(steps, epochs, metric);
  const stepsPerEpoch = epochs.length > 0 ? epochs[0].step / epochs[0].epoch : undefined;
  const place = (row: Row) => {
    if (axis === 'time') return row.seconds;
    if (axis === 'step') return row.step;
    return stepsPerEpoch === undefined ? row.epoch : row.step / stepsPerEpoch;
  };
  const x = rows.map(place);
  const shown = (value: number | null) => (value === null || (logarithmic && value <= 0) ? null : value);
  return {
    x,
    step: rows.map(({ step }) => step),
    raw: rows.map(({ value }) => shown(value)),
    smoothed: smooth(
      rows.map(({ value }) => value),
      smoothing,
    ).map(shown),
    validation: rows.map(({ validation }) => shown(validation)),
    broken: metric === 'loss' ? x.filter((_, index) => rows[index].value === null && rows[index].validation === null) : [],
  };
}

/** Steps in order, with the validation of an epoch at its last step; a row of its own where that step was not recorded. */
function mergeRows(steps: StepSeries, epochs: readonly EpochRow[], metric: Metric): Row[] {
  const rows: Row[] = [];
  let next = 0;
  const addEpochsBefore = (limit: number, seconds: number) => {
    for (; next < epochs.length && epochs[next].step < limit; next++) {
      const { step, epoch, validation } = epochs[next];
      if (validation) rows.push({ step, epoch, seconds, value: null, validation: validation[metric] ?? null });
    }
  };
  for (let index = 0; index < steps.step.length; index++) {
    const step = steps.step[index];
    const seconds = steps.time[index] / 1000;
    addEpochsBefore(step, seconds);
    const isEnd = epochs[next]?.step === step;
    const validation = isEnd ? (epochs[next].validation?.[metric] ?? null) : null;
    if (isEnd) next++;
    rows.push({ step, epoch: steps.epoch[index], seconds, value: steps[metric][index], validation });
  }
  addEpochsBefore(Number.POSITIVE_INFINITY, (steps.time.at(-1) ?? 0) / 1000);
  return rows;
}
