import {
  declareErrors,
  type ErrorDetails,
  type Message,
  type MessageValue,
  message,
  type UserError,
} from '#engine/messages/index.ts';

/** Errors of threads that do work for the main process. */
const backgroundError = declareErrors({
  'background.outOfMemory': 'The task exceeds the memory limit of its thread.',
  'background.crashed': 'The task ended with an unexpected error.',
  'background.closed': 'The program is closing.',
});

/** True if a thread reached its limit, or an allocation failed. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const hasReachedLimit = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return hasReachedLimit || (error instanceof RangeError && /allocation failed/i.test(error.message));
}

/** The work of a task, for its errors. */
export interface WorkDescription {
  /** The subject of a sentence: "Reading 'a.csv'". */
  readonly work: Message;
  /** Details of an error for lack of memory. */
  readonly outOfMemory?: Pick<ErrorDetails, 'where' | 'fix'>;
}

export function crashed({ work }: WorkDescription, reason: MessageValue): UserError {
  return backgroundError('background.crashed', message('{{work}} ended unexpectedly: {{reason}}', { work, reason }), {
    received: reason,
    fix: message('Try again. If it happens again, report it as a bug in Backwire'),
  });
}

/** @param limitMb memory limit of the thread; undefined if the machine sets the limit */
export function outOfMemory({ work, outOfMemory: details }: WorkDescription, limitMb: number | undefined): UserError {
  const limit =
    limitMb === undefined
      ? message('the memory available')
      : message('the {{megabytes}} MB of memory available for it', { megabytes: limitMb });
  return backgroundError('background.outOfMemory', message('{{work}} needs more than {{limit}}', { work, limit }), {
    expected: message('at most {{limit}}', { limit }),
    fix: message('Close other programs, or use a computer with more memory'),
    ...details,
  });
}

export function closing({ work }: WorkDescription): UserError {
  return backgroundError('background.closed', message('{{work}} was canceled because Backwire is closing', { work }));
}
