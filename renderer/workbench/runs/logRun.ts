import type {
  EpochRow,
  Evaluation,
  RateChange,
  RunStatus,
  RunSummary,
  SettingChange,
  WatchedCondition,
} from '#app/contract/index.ts';
import { nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { declared, type Message, message } from '../../language/index.ts';
import type { Log, LogLevel } from '../messages/index.ts';
import { describeCondition } from './describeCondition.ts';
import { formatMetric } from './formatMetric.ts';
import { nameSetting } from './nameSetting.ts';
import { STATUS_LABELS } from './status.ts';

const LEVELS: Readonly<Record<RunStatus, LogLevel>> = {
  running: 'info',
  paused: 'info',
  completed: 'success',
  stopped: 'warning',
  failed: 'error',
  interrupted: 'warning',
  imported: 'info',
};

/** @param noticeId of the corresponding notice */
export function logStatus(log: Log, run: RunSummary, status: RunStatus, detail?: Message | string, noticeId?: string): void {
  const isResumed = run.status === 'paused' && status === 'running';
  const text = isResumed ? message('Resumed') : declared(STATUS_LABELS[status]);
  const whole = detail ? message('{{status}}: {{detail}}', { status: text, detail }) : text;
  log.add(LEVELS[status], whole, { subject: run.name, noticeId });
}

/** Logs learning rates that the user has set. */
export function logLearningRates(log: Log, run: RunSummary, changes: readonly RateChange[]): void {
  for (const { step, learningRate } of changes) {
    const values = { step, learningRate: formatNumber(learningRate) };
    log.add('info', message('Learning rate {{learningRate}} from step {{step}}', values), { subject: run.name });
  }
}

/** Logs other settings that the user has changed. */
export function logSettings(log: Log, run: RunSummary, changes: readonly SettingChange[]): void {
  for (const { step, address, value } of changes) {
    const values = { setting: nameSetting(address), step, value: formatNumber(value) };
    log.add('info', message('{{setting}} {{value}} from step {{step}}', values), { subject: run.name });
  }
}

/** Logs conditions that have never held. */
export function logConditions(log: Log, run: RunSummary, conditions: readonly WatchedCondition[]): void {
  for (const condition of conditions) log.add('info', describeCondition(condition, run), { subject: run.name });
}

/** More lines at once are unreadable. */
const MOST_AT_ONCE = 20;

/** Logs finished epochs; of many at once only the last. The curves have all of them. */
export function logEpochs(log: Log, run: RunSummary, epochs: readonly EpochRow[]): void {
  const read = epochs.length > MOST_AT_ONCE ? epochs.slice(-1) : epochs;
  for (const row of read) log.add('info', describeEpoch(row, run.epochs), { subject: run.name });
}

/** Epoch 2 of 5: loss 0.101, F1 score 97.0 %; validation loss 0.113, F1 score 96.6 % */
function describeEpoch({ epoch, validation, ...trained }: EpochRow, epochs: number): Message {
  const training = describeEvaluation(trained);
  if (!validation) return message('Epoch {{epoch}} of {{epochs}}: {{training}}', { epoch, epochs, training });
  const held = describeEvaluation(validation);
  return message('Epoch {{epoch}} of {{epochs}}: {{training}}; validation {{held}}', { epoch, epochs, training, held });
}

function describeEvaluation({ loss, metrics }: Evaluation): Message {
  return stepMetricsIn([metrics]).reduce<Message>(
    (others, metric) => {
      const values = { others, name: declared(nameMetric(metric)), value: formatMetric(metric, metrics) };
      return message('{{others}}, {{name}} {{value}}', values);
    },
    message('loss {{loss}}', { loss: formatNumber(loss) }),
  );
}
