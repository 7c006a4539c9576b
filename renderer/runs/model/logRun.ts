import type { EpochRow, Evaluation, RunStatus, RunSummary } from '#app/contract/index.ts';
import { nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { formatNumber } from '../../format/index.ts';
import { phrase, type Saying, told } from '../../language/index.ts';
import type { Log, LogLevel } from '../../messages/index.ts';
import { formatMetric } from './formatMetric.ts';
import { STATUS_LABELS } from './status.ts';

const LEVELS: Readonly<Record<RunStatus, LogLevel>> = {
  running: 'info',
  paused: 'info',
  completed: 'success',
  stopped: 'warning',
  failed: 'error',
  interrupted: 'warning',
};

/** @param noticeId of the notice that says the same */
export function logStatus(log: Log, run: RunSummary, status: RunStatus, detail?: string, noticeId?: string): void {
  const text = phrase(STATUS_LABELS[status]);
  const whole = detail ? phrase('{{status}}: {{detail}}', { status: text, detail: told(detail) }) : text;
  log.add(LEVELS[status], whole, { subject: run.name, noticeId });
}

/** More lines than these cannot be read as they come. */
const MOST_AT_ONCE = 20;

/** Epochs that ended; of many that ended at once the last. The curves have all of them. */
export function logEpochs(log: Log, run: RunSummary, epochs: readonly EpochRow[]): void {
  const read = epochs.length > MOST_AT_ONCE ? epochs.slice(-1) : epochs;
  for (const row of read) log.add('info', describeEpoch(row, run.epochs), { subject: run.name });
}

/** Epoch 2 of 5: loss 0.101, F1 score 97.0 %; validation loss 0.113, F1 score 96.6 % */
function describeEpoch({ epoch, validation, ...trained }: EpochRow, epochs: number): Saying {
  const training = describeEvaluation(trained);
  if (!validation) return phrase('Epoch {{epoch}} of {{epochs}}: {{training}}', { epoch, epochs, training });
  const held = describeEvaluation(validation);
  return phrase('Epoch {{epoch}} of {{epochs}}: {{training}}; validation {{held}}', { epoch, epochs, training, held });
}

function describeEvaluation({ loss, metrics }: Evaluation): Saying {
  return stepMetricsIn([metrics]).reduce<Saying>(
    (others, metric) => {
      const values = { others, name: told(nameMetric(metric)), value: formatMetric(metric, metrics) };
      return phrase('{{others}}, {{name}} {{value}}', values);
    },
    phrase('loss {{loss}}', { loss: formatNumber(loss) }),
  );
}
