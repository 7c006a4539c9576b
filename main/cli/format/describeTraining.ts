import type { EpochRow, RunStatus, RunSummary } from '#app/contract/index.ts';
import type { WrittenWeights } from '#app/weights/index.ts';
import {
  type Baseline,
  describeChance,
  describeEarlyStop,
  type EarlyStop,
  findChanceLevel,
  type MetricValues,
  nameMetric,
  stepMetricsIn,
} from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';
import { describeWritten } from './describeWritten.ts';
import { formatMetric } from './formatMetric.ts';
import { formatCount, formatDuration, formatNumber } from './numbers.ts';

/** The last line of `train --json`. */
export interface TrainingReport {
  readonly type: 'done';
  readonly run: string;
  readonly status: RunStatus;
  /** Of the weights that the run ended with, as are the loss and all below. */
  readonly epoch: number;
  readonly step: number;
  /** The end of training before they were restored. */
  readonly restoredAfter?: { readonly epoch: number; readonly step: number };
  readonly loss: number | null;
  readonly metrics: MetricValues;
  readonly validation?: EpochRow['validation'];
  /** What a guess reaches on the validation samples. */
  readonly baseline?: Baseline;
  /** Set if the validation is no better than that: a sentence, and what usually helps. */
  readonly remark?: string;
  readonly parameters: number;
  readonly seconds: number;
  readonly earlyStop?: EarlyStop;
  readonly export?: WrittenWeights;
}

export function describeTraining(report: TrainingReport): string {
  const {
    run,
    epoch,
    step,
    loss,
    metrics,
    validation,
    parameters,
    seconds,
    earlyStop,
    restoredAfter,
    remark,
    export: weights,
  } = report;
  const result = [
    `loss ${formatNumber(loss)}`,
    ...stepMetricsIn([metrics]).map((metric) => `${nameMetric(metric)} ${formatMetric(metric, metrics)}`),
    ...(restoredAfter && validation ? [`validation loss ${formatNumber(validation.loss)}`] : []),
  ].join(', ');
  const work = `${formatCount(restoredAfter?.step ?? step)} steps in ${formatDuration(seconds)}, ${formatCount(parameters)} parameters`;
  const end = earlyStop ? `has ${english(describeEarlyStop(earlyStop))}` : 'is done';
  const restored = restoredAfter ? `, and the weights of the best epoch, ${epoch}, were restored` : '';
  const text = `Run ${run} ${end}${restored}: ${result} (${work}).`;
  return [text, ...(remark === undefined ? [] : [remark]), ...(weights ? [describeWritten(weights)] : [])].join('\n');
}

/** A sentence on a run whose validation is no better than a guess, with what usually helps. */
export function remarkOn({ validation, baseline }: Pick<RunSummary, 'validation' | 'baseline'>): string | undefined {
  const found = findChanceLevel(validation?.metrics, baseline);
  if (!found) return undefined;
  const { problem, advice } = describeChance(found, (metric, value) => formatMetric(metric, { [metric.name]: value }));
  return `${english(problem)}. ${english(advice)}`;
}
