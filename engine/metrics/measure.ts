import type { Answers } from './answers.ts';
import { METRICS } from './catalog.ts';
import type { Metric, PerClass } from './metric.ts';
import type { Task } from './task.ts';

/** Values by metric name; undefined ones are missing. */
export type MetricValues = Readonly<Record<string, number>>;

/** The metrics present in any of the evaluations, in catalog order. */
export function metricsIn(evaluations: readonly (MetricValues | undefined)[]): Metric[] {
  return METRICS.filter(({ name }) => evaluations.some((values) => values && name in values));
}

/** The same for metrics computed at each training step: the few that fit into a line. */
export function stepMetricsIn(evaluations: readonly (MetricValues | undefined)[]): Metric[] {
  return metricsIn(evaluations).filter(({ when }) => when === 'steps');
}

/** States by metric name: plain data. */
export type MetricStates = Readonly<Record<string, unknown>>;

/** A metric with the losses it is computed over, by index. */
export interface AppliedMetric {
  readonly metric: Metric;
  readonly losses: readonly [number, ...number[]];
}

/** The metrics that apply to a graph. @param tasks of its losses, in order */
export function applyMetrics(tasks: readonly (Task | undefined)[]): AppliedMetric[] {
  return METRICS.flatMap((metric) => {
    const [first, ...others] = tasks.flatMap((task, loss) => (task && metric.applies(task) ? [loss] : []));
    return first === undefined || (others.length > 0 && !metric.pools) ? [] : [{ metric, losses: [first, ...others] }];
  });
}

/** Initial states. */
export function startMetrics(applied: readonly AppliedMetric[], tasks: readonly (Task | undefined)[]): MetricStates {
  const states: Record<string, unknown> = {};
  for (const { metric, losses } of applied) states[metric.name] = metric.start(tasks[losses[0]] as Task);
  return states;
}

/** Adds a batch to the given states, in place. @param answers of the losses, in order */
export function accumulateMetrics(
  states: MetricStates,
  applied: readonly AppliedMetric[],
  answers: readonly (Answers | undefined)[],
): void {
  for (const { metric, losses } of applied) {
    if (!(metric.name in states)) continue;
    for (const loss of losses) {
      const given = answers[loss];
      if (given) metric.accumulate(states[metric.name], given);
    }
  }
}

/** The values of states. */
export function finishMetrics(states: MetricStates, applied: readonly AppliedMetric[]): MetricValues {
  const values: Record<string, number> = {};
  for (const { metric } of applied) {
    const value = metric.name in states ? metric.finish?.(states[metric.name]) : undefined;
    if (value !== undefined && Number.isFinite(value)) values[metric.name] = value;
  }
  return values;
}

/** The tables of states: a column per metric with a value per class, and count matrices. */
export function finishTables(
  states: MetricStates,
  applied: readonly AppliedMetric[],
): { readonly perClass: Readonly<Record<string, PerClass>>; readonly matrices: Readonly<Record<string, number[][]>> } {
  const of = <Result>(finish: (metric: Metric) => ((state: unknown) => Result) | undefined) =>
    Object.fromEntries(
      applied.flatMap(({ metric }) => {
        const result = finish(metric)?.(states[metric.name]);
        return result === undefined ? [] : [[metric.name, result] as const];
      }),
    );
  return { perClass: of(({ finishClasses }) => finishClasses), matrices: of(({ finishMatrix }) => finishMatrix) };
}

/** A copy independent of later batches. */
export function copyStates(states: MetricStates): MetricStates {
  return JSON.parse(JSON.stringify(states));
}

type MetricTables = ReturnType<typeof finishTables>;

/** Values and tables of all metrics over the predictions of one loss, given at once. */
export function measureAnswers(answers: Answers): MetricTables & { readonly metrics: MetricValues } {
  const applied = applyMetrics([answers.task]);
  const states = startMetrics(applied, [answers.task]);
  accumulateMetrics(states, applied, [answers]);
  return { metrics: finishMetrics(states, applied), ...finishTables(states, applied) };
}
