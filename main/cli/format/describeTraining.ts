import type { EpochRow, RunStatus } from '#app/contract/index.ts';
import type { WrittenWeights } from '#app/weights/index.ts';
import { describeEarlyStop, type EarlyStop } from '#engine/graph/index.ts';
import { describeWritten } from './describeWritten.ts';
import { formatCount, formatDuration, formatNumber, formatShare } from './numbers.ts';

/** The last line of `train --json`. */
export interface TrainingReport {
  readonly type: 'done';
  readonly run: string;
  readonly status: RunStatus;
  readonly epoch: number;
  readonly step: number;
  /** Of the last epoch. */
  readonly loss: number | null;
  readonly accuracy?: number;
  readonly validation?: EpochRow['validation'];
  readonly parameters: number;
  readonly seconds: number;
  readonly earlyStop?: EarlyStop;
  readonly export?: WrittenWeights;
}

export function describeTraining(report: TrainingReport): string {
  const { run, step, loss, accuracy, parameters, seconds, earlyStop, export: weights } = report;
  const result =
    accuracy === undefined ? `loss ${formatNumber(loss)}` : `loss ${formatNumber(loss)}, accuracy ${formatShare(accuracy)}`;
  const work = `${formatCount(step)} steps in ${formatDuration(seconds)}, ${formatCount(parameters)} parameters`;
  const end = earlyStop ? `has ${describeEarlyStop(earlyStop)}` : 'is done';
  const text = `Run ${run} ${end}: ${result} (${work}).`;
  return weights ? `${text}\n${describeWritten(weights)}` : text;
}
