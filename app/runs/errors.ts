import type { Notice, RunStatus } from '#app/contract/index.ts';
import { toErrorData as describeError, type ErrorData } from '#app/threads/errorData.ts';
import { declareErrors, type Message, type MessageValue, message, messageOf, type UserError } from '#engine/messages/index.ts';

export { type ErrorData, fromErrorData } from '#app/threads/errorData.ts';

/** Errors of runs, each code once. */
export const runError = declareErrors({
  'run.badLabel': 'A note, a tag or the name of an experiment is empty or too long.',
  'run.noData': 'The graph names no data set to train on.',
  'run.tooMany': 'The maximum number of concurrent runs is reached.',
  'run.notQueued': 'The run does not wait in the queue.',
  'run.notActive': 'The run is not being trained.',
  'run.notPaused': 'The run is not paused.',
  'run.fixedSetting': 'The setting cannot be changed while a run is in training.',
  'run.batchTooLarge': 'The batch size is larger than the number of training samples.',
  'run.active': 'The run is being trained.',
  'run.elsewhere': 'Another process trains the run.',
  'run.completed': 'The run has completed all its epochs.',
  'run.imported': 'The run was imported from a weights file and cannot be resumed.',
  'run.noCheckpoint': 'The run has no checkpoint to resume from.',
  'run.dataChanged': 'The data has changed since the run was trained.',
  'run.otherEngine': 'The run was computed by another version of the engine.',
  'run.nothingKept': 'The graph has no parameter in common with the run that it shall start from.',
  'run.outOfMemory': 'The data exceeds the memory limit of its thread.',
  'run.crashed': 'Training ended with an unexpected error.',
});

/** Run statuses in messages. */
export const STATUS_WORDS: Readonly<Record<RunStatus, Message>> = {
  running: message('running'),
  paused: message('paused'),
  completed: message('completed'),
  stopped: message('stopped'),
  failed: message('failed'),
  interrupted: message('interrupted'),
  imported: message('imported'),
};

export function toErrorData(error: unknown): ErrorData {
  return describeError(error, crashed);
}

export function crashed(reason: MessageValue): UserError {
  return runError('run.crashed', message('Training ended unexpectedly: {{reason}}', { reason }), {
    received: reason,
    fix: message('The data recorded so far is kept; resume from the last checkpoint'),
  });
}

/** The stored part of an error. */
export function noticeOf({ code, fix, ...text }: ErrorData): Notice {
  return { code, ...messageOf(text), ...(fix && { fix }) };
}

/** @param limitMb the thread's memory limit */
export function outOfMemory(limitMb: number): UserError {
  const limit = message('the {{megabytes}} MB of memory available for it', { megabytes: limitMb });
  return runError('run.outOfMemory', message('Reading the data needs more than {{limit}}', { limit }), {
    expected: message('at most {{limit}}', { limit }),
    fix: message('Use a smaller data set, with fewer rows or columns'),
  });
}
