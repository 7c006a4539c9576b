import {
  appendSteps as addSteps,
  type EpochRow,
  emptySteps,
  type GradientCurves,
  type GradientRow,
  mapColumns,
  type RunMetrics,
  type StepSeries,
} from '#app/contract/index.ts';

/** The norm of one parameter's gradient over the steps. Columns of equal length. */
export interface GradientSeries {
  readonly step: number[];
  readonly norm: (number | null)[];
}

/** Columns of charts. Steps are ascending. */
export interface Curves {
  readonly steps: StepSeries;
  readonly epochs: readonly EpochRow[];
  readonly gradients: ReadonlyMap<string, GradientSeries>;
}

/** A range of steps, with more rows than the whole run has there. */
interface Detail extends Curves {
  readonly from: number;
  readonly to: number;
}

/** A run's records as growing columns: of a long history the rows that a chart can show. */
export interface RunSeries extends Curves {
  steps: StepSeries;
  epochs: EpochRow[];
  gradients: Map<string, GradientSeries>;
  /** The visible range, if rows of it are left out above. */
  detail?: Detail | undefined;
}

export function emptySeries(): RunSeries {
  return { steps: emptySteps(), epochs: [], gradients: new Map() };
}

/** The last known step; 0 before the first. An epoch can be known before its steps: it is read after them, while the run records. */
export function lastStep({ steps, epochs }: RunSeries): number {
  return steps.step.at(-1) ?? epochs.at(-1)?.step ?? 0;
}

/** Replaces the series by loaded records; rows received meanwhile are kept. */
export function replaceMetrics(series: RunSeries, metrics: RunMetrics): void {
  const { steps, epochs } = series;
  series.steps = metrics.steps;
  series.epochs = metrics.epochs;
  appendSteps(series, steps);
  appendEpochs(series, epochs);
}

export function replaceGradients(series: RunSeries, curves: GradientCurves): void {
  const since = series.gradients;
  series.gradients = new Map(Object.entries(curves));
  for (const [parameter, { step, norm }] of since) {
    const rows = step.map((value, row) => ({ step: value, parameter, norm: norm[row] }));
    appendGradients(series, rows);
  }
}

/** The series with its detail merged in. */
export function drawnCurves({ detail, ...whole }: RunSeries): Curves {
  if (!detail) return whole;
  const { from, to } = detail;
  const splice = <Value>(step: readonly number[], column: readonly Value[], inner: readonly Value[]): Value[] => [
    ...column.filter((_, row) => step[row] < from),
    ...inner,
    ...column.filter((_, row) => step[row] > to),
  ];
  const ends = whole.epochs.map((epoch) => epoch.step);
  return {
    steps: spliceSteps(whole.steps, detail),
    epochs: splice(ends, whole.epochs, detail.epochs),
    gradients: new Map(
      [...whole.gradients].map(([name, series]) => {
        const inner = detail.gradients.get(name);
        if (!inner) return [name, series];
        return [name, { step: splice(series.step, series.step, inner.step), norm: splice(series.step, series.norm, inner.norm) }];
      }),
    ),
  };
}

function spliceSteps(whole: StepSeries, { steps, from, to }: Detail): StepSeries {
  const part = (isWithin: (step: number) => boolean) =>
    mapColumns(whole, (column) => column.filter((_, row) => isWithin(whole.step[row])));
  const spliced = part((step) => step < from);
  addSteps(spliced, steps);
  addSteps(
    spliced,
    part((step) => step > to),
  );
  return spliced;
}

/** Appends newer rows. Known ones are skipped: a reconnection repeats them. */
export function appendSteps({ steps }: RunSeries, more: StepSeries): void {
  const last = steps.step.at(-1) ?? Number.NEGATIVE_INFINITY;
  const first = more.step.findIndex((step) => step > last);
  if (first >= 0) addSteps(steps, more, first);
}

export function appendEpochs({ epochs }: RunSeries, more: readonly EpochRow[]): EpochRow[] {
  const last = epochs.at(-1)?.epoch ?? Number.NEGATIVE_INFINITY;
  const fresh = more.filter(({ epoch }) => epoch > last);
  epochs.push(...fresh);
  return fresh;
}

export function appendGradients(
  { gradients }: RunSeries,
  more: readonly Pick<GradientRow, 'step' | 'parameter' | 'norm'>[],
): void {
  for (const { step, parameter, norm } of more) {
    const series = gradients.get(parameter) ?? { step: [], norm: [] };
    gradients.set(parameter, series);
    if (step <= (series.step.at(-1) ?? Number.NEGATIVE_INFINITY)) continue;
    series.step.push(step);
    series.norm.push(norm);
  }
}
