import {
  appendSteps as addSteps,
  type EpochRow,
  emptySteps,
  type GradientRow,
  type RunMetrics,
  type StepSeries,
} from '#app/contract/index.ts';

/** The norm of one parameter's gradient over the steps. Columns of equal length. */
export interface GradientSeries {
  readonly step: number[];
  readonly norm: (number | null)[];
}

/** Everything that a run has recorded, as growing columns: what charts draw. Steps rise. */
export interface RunSeries {
  steps: StepSeries;
  epochs: EpochRow[];
  gradients: Map<string, GradientSeries>;
}

export function emptySeries(): RunSeries {
  return { steps: emptySteps(), epochs: [], gradients: new Map() };
}

/** The last step that is known; 0 before the first. */
export function lastStep({ steps, epochs }: RunSeries): number {
  return Math.max(steps.step.at(-1) ?? 0, epochs.at(-1)?.step ?? 0);
}

export function replaceMetrics(series: RunSeries, metrics: RunMetrics): void {
  series.steps = metrics.steps;
  series.epochs = metrics.epochs;
}

/** Adds rows that come after those that are there. What is there already is left out: after a reconnection it comes twice. */
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
