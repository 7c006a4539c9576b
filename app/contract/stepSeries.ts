import type { StepSeries } from './schemas/index.ts';

type Column<Value> = Value[];

export function emptySteps(): StepSeries {
  return { step: [], epoch: [], loss: [], learningRate: [], metrics: {}, time: [] };
}

/** One step of a series. */
export interface StepRow {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number | null;
  readonly learningRate: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly time: number;
}

/** Appends a step to a series, in place. */
export function pushStep(steps: StepSeries, { step, epoch, loss, learningRate, metrics, time }: StepRow): void {
  const before = steps.step.length;
  steps.step.push(step);
  steps.epoch.push(epoch);
  steps.loss.push(loss);
  steps.learningRate.push(learningRate);
  steps.time.push(time);
  for (const [name, value] of Object.entries(metrics)) metricColumn(steps, name, before).push(value);
  for (const column of Object.values(steps.metrics)) if (column.length === before) column.push(null);
}

/** The column of the loss, the learning rate or a metric; empty if absent. */
export function columnOf(steps: StepSeries, name: string): readonly (number | null)[] {
  return name === 'loss' || name === 'learningRate' ? steps[name] : (steps.metrics[name] ?? []);
}

/** The means of a column: its own values if no rows are left out. */
export function meansOf(steps: StepSeries, name: string): readonly (number | null)[] {
  return steps.means?.[name] ?? columnOf(steps, name);
}

/** Appends the steps of another series from a row on, in place. */
export function appendSteps(steps: StepSeries, more: StepSeries, first = 0): void {
  const before = steps.step.length;
  const add = <Value>(column: Column<Value>, values: readonly Value[]) => {
    for (let row = first; row < values.length; row++) column.push(values[row]);
  };
  add(steps.step, more.step);
  add(steps.epoch, more.epoch);
  add(steps.loss, more.loss);
  add(steps.learningRate, more.learningRate);
  add(steps.time, more.time);
  for (const [name, values] of Object.entries(more.metrics)) add(metricColumn(steps, name, before), values);
  for (const [name, means] of Object.entries(steps.means ?? {})) add(means, meansOf(more, name));
  for (const column of [...Object.values(steps.metrics), ...Object.values(steps.means ?? {})]) {
    while (column.length < steps.step.length) column.push(null);
  }
}

/** Maps each column of a series. */
export function mapColumns(
  { step, epoch, loss, learningRate, metrics, time, means }: StepSeries,
  change: <Value>(values: readonly Value[]) => Value[],
): StepSeries {
  const changeAll = (columns: StepSeries['metrics']) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, change(values)]));
  return {
    step: change(step),
    epoch: change(epoch),
    loss: change(loss),
    learningRate: change(learningRate),
    metrics: changeAll(metrics),
    time: change(time),
    ...(means && { means: changeAll(means) }),
  };
}

/** The column of a metric; one that begins later is padded with nulls. */
function metricColumn(steps: StepSeries, name: string, rows: number): Column<number | null> {
  steps.metrics[name] ??= new Array<number | null>(rows).fill(null);
  return steps.metrics[name];
}
