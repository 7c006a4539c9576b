import { message } from '#engine/messages/index.ts';
import type { Preparation, PreparedWindow } from '#engine/training/index.ts';
import { unexpectedWithFix } from '../base/errors.ts';
import type { TableOptions } from './tableOptions.ts';

/** The windows that the options or the training data ask for; undefined if each row is a sample. */
export function windowOf(options: TableOptions, trained: Preparation | undefined): PreparedWindow | undefined {
  if (trained) return trained.inputs.find(({ window }) => window)?.window;
  const { window: rows, horizon, time, group } = options;
  return rows === null ? undefined : { rows, horizon, ...(time !== '' && { time }), ...(group !== '' && { group }) };
}

/** True if the targets of earlier rows are features, too. */
export const isAutoregressive = ({ window, horizon, autoregressive }: TableOptions): boolean =>
  window !== null && horizon > 0 && autoregressive;

/**
 * Windows overlap, so rows are split where they lie in time, never at random.
 * @throws UserError dataset.split
 */
export function checkSeriesSplit({ window, split }: TableOptions, file: string): void {
  if (window === null || (split !== 'random' && split !== 'stratified')) return;
  throw unexpectedWithFix('dataset.split', {
    where: file,
    expected: message('windows split by time, by group or by a column'),
    received: `split=${split}`,
    fix: message('Windows share rows, so a split at random would test on rows that were trained on: choose split=time.'),
  });
}
