import type { EpochRow, RunStatus, RunSummary } from '#app/contract/index.ts';
import { formatNumber, formatShare } from '../../format/index.ts';
import type { Log, LogLevel } from '../../messages/index.ts';
import { STATUS_LABELS } from './status.ts';

const LEVELS: Readonly<Record<RunStatus, LogLevel>> = {
  running: 'info',
  paused: 'info',
  completed: 'success',
  stopped: 'warning',
  failed: 'error',
  interrupted: 'warning',
};

export function logStatus(log: Log, run: RunSummary, status: RunStatus, detail?: string): void {
  log.add(LEVELS[status], detail ? `${STATUS_LABELS[status]}: ${detail}` : STATUS_LABELS[status], run.name);
}

export function logEpochs(log: Log, run: RunSummary, epochs: readonly EpochRow[]): void {
  for (const row of epochs) log.add('info', describeEpoch(row, run.epochs), run.name);
}

/** Epoch 2 of 5: loss 0.101, accuracy 97.0 %; validation loss 0.113, accuracy 96.6 % */
function describeEpoch({ epoch, loss, accuracy, validation }: EpochRow, epochs: number): string {
  const training = describeEvaluation(loss, accuracy);
  const held = validation ? `; validation ${describeEvaluation(validation.loss, validation.accuracy)}` : '';
  return `Epoch ${epoch} of ${epochs}: ${training}${held}`;
}

function describeEvaluation(loss: number, accuracy: number | undefined): string {
  return accuracy === undefined ? `loss ${formatNumber(loss)}` : `loss ${formatNumber(loss)}, accuracy ${formatShare(accuracy)}`;
}
