import type { EpochRow, GradientCurves, GradientRow, RunMetrics, StepSeries } from '#app/contract/index.ts';

/** The norm of one parameter's gradient over the steps. Columns of equal length. */
export interface GradientSeries {
  readonly step: number[];
  readonly norm: (number | null)[];
}

/** Columns that charts draw. Steps rise. */
export interface Curves {
  readonly steps: StepSeries;
  readonly epochs: readonly EpochRow[];
  readonly gradients: ReadonlyMap<string, GradientSeries>;
}

/** A stretch of steps, with more rows of it than the whole run has there. */
export interface Detail extends Curves {
  readonly from: number;
  readonly to: number;
}

/** What a run has recorded, as growing columns: of a long history the rows that a chart can show. */
export interface RunSeries extends Curves {
  steps: StepSeries;
  epochs: EpochRow[];
  gradients: Map<string, GradientSeries>;
  /** The stretch that is looked at, where rows of it are left out above. */
  detail?: Detail | undefined;
}

export function emptySeries(): RunSeries {
  return { steps: { step: [], epoch: [], loss: [], accuracy: [], time: [] }, epochs: [], gradients: new Map() };
}

/** The last step that is known; 0 before the first. */
export function lastStep({ steps, epochs }: RunSeries): number {
  return Math.max(steps.step.at(-1) ?? 0, epochs.at(-1)?.step ?? 0);
}

/** Takes over what was loaded; what came while it was on its way stays. */
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

/** The series with its detail in place. */
export function drawnCurves({ detail, ...whole }: RunSeries): Curves {
  if (!detail) return whole;
  const { from, to } = detail;
  const place = <Value>(step: readonly number[], column: readonly Value[], inner: readonly Value[]): Value[] => [
    ...column.filter((_, row) => step[row] < from),
    ...inner,
    ...column.filter((_, row) => step[row] > to),
  ];
  const { step } = whole.steps;
  const ends = whole.epochs.map((epoch) => epoch.step);
  return {
    steps: placeSteps(whole.steps, detail.steps, (column, inner) => place(step, column, inner)),
    epochs: place(ends, whole.epochs, detail.epochs),
    gradients: new Map(
      [...whole.gradients].map(([name, series]) => {
        const inner = detail.gradients.get(name);
        if (!inner) return [name, series];
        return [name, { step: place(series.step, series.step, inner.step), norm: place(series.step, series.norm, inner.norm) }];
      }),
    ),
  };
}

type Place = <Value>(column: readonly Value[], inner: readonly Value[]) => Value[];

function placeSteps(whole: StepSeries, inner: StepSeries, place: Place): StepSeries {
  const names = Object.keys(whole.means ?? {});
  return {
    step: place(whole.step, inner.step),
    epoch: place(whole.epoch, inner.epoch),
    loss: place(whole.loss, inner.loss),
    accuracy: place(whole.accuracy, inner.accuracy),
    time: place(whole.time, inner.time),
    means: Object.fromEntries(names.map((name) => [name, place(meansOf(whole, name), meansOf(inner, name))])),
  };
}

/** The means of a column: its own values where no rows are left out. */
export function meansOf(steps: StepSeries, name: string): readonly (number | null)[] {
  return steps.means?.[name] ?? steps[name as 'loss' | 'accuracy'];
}

/** Adds rows that come after those that are there. What is there already is left out: after a reconnection it comes twice. */
export function appendSteps({ steps }: RunSeries, more: StepSeries): void {
  const last = steps.step.at(-1) ?? Number.NEGATIVE_INFINITY;
  more.step.forEach((step, row) => {
    if (step <= last) return;
    steps.step.push(step);
    steps.epoch.push(more.epoch[row]);
    steps.loss.push(more.loss[row]);
    steps.accuracy.push(more.accuracy[row]);
    steps.time.push(more.time[row]);
    for (const [name, means] of Object.entries(steps.means ?? {})) means.push(meansOf(more, name)[row]);
  });
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
