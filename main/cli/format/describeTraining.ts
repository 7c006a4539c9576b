import type { AnyNumber, EpochRow, RunStatus, RunSummary, WatchedCondition } from '#app/contract/index.ts';
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
import { english, type Message, message } from '#engine/messages/index.ts';
import type { ReportedWarning } from '../invocation/reporter.ts';
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
  /** What a diagnosis finds at the end; absent if nothing. */
  readonly findings?: readonly ReportedWarning[];
  readonly parameters: number;
  readonly seconds: number;
  readonly earlyStop?: EarlyStop;
  /** The condition that it watched for last. */
  readonly condition?: WatchedCondition;
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
    restoredAfter,
    remark,
    condition,
    export: weights,
  } = report;
  const result = [
    `loss ${formatNumber(loss)}`,
    ...stepMetricsIn([metrics]).map((metric) => `${nameMetric(metric)} ${formatMetric(metric, metrics)}`),
    ...(restoredAfter && validation ? [`validation loss ${formatNumber(validation.loss)}`] : []),
  ].join(', ');
  const work = `${formatCount(restoredAfter?.step ?? step)} steps in ${formatDuration(seconds)}, ${formatCount(parameters)} parameters`;
  const end = describeEnd(report);
  const restored = restoredAfter ? `, and the weights of the best epoch, ${epoch}, were restored` : '';
  const text = `Run ${run} ${end}${restored}: ${result} (${work}).`;
  const neverHeld = condition && !condition.held ? [`The condition '${condition.condition}' never held.`] : [];
  return [text, ...neverHeld, ...(remark === undefined ? [] : [remark]), ...(weights ? [describeWritten(weights)] : [])].join(
    '\n',
  );
}

function describeEnd({ status, earlyStop, condition }: TrainingReport): string {
  if (status === 'stopped' && condition?.held) return `has ${english(describeHeld(condition.condition, condition.held))}`;
  return earlyStop ? `has ${english(describeEarlyStop(earlyStop))}` : 'is done';
}

/** The reason of a stop, as a clause. */
function describeHeld(condition: string, { step, values }: NonNullable<WatchedCondition['held']>): Message {
  const seen = values.map(({ text, value, at }) =>
    at === undefined ? `${text} = ${shorten(value)}` : `${text} = ${shorten(value)} (${at})`,
  );
  return message("stopped after step {{step}}, because '{{condition}}' held: {{values}}", { step, condition, values: seen });
}

function shorten(value: AnyNumber): string {
  return typeof value === 'number' && !Number.isInteger(value) ? formatNumber(value) : `${value}`;
}

/** A sentence on a run whose validation is no better than a guess, with what usually helps. */
export function remarkOn({ validation, baseline }: Pick<RunSummary, 'validation' | 'baseline'>): string | undefined {
  const found = findChanceLevel(validation?.metrics, baseline);
  if (!found) return undefined;
  const { problem, advice } = describeChance(found, (metric, value) => formatMetric(metric, { [metric.name]: value }));
  return `${english(problem)}. ${english(advice)}`;
}
