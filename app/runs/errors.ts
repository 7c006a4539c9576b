import type { Notice } from '#app/contract/index.ts';
import { toErrorData as describeError, type ErrorData } from '#app/threads/errorData.ts';
import { declareErrors, type UserError } from '#engine/errors.ts';

export { type ErrorData, fromErrorData } from '#app/threads/errorData.ts';

import { messageOf } from '#engine/text/index.ts';

/** What can go wrong with a run, each code once. */
export const runError = declareErrors({
  'run.notFound': 'There is no run of that id.',
  'run.noData': 'The graph names no data set to train on.',
  'run.tooMany': 'As many runs train at once as the machine can carry.',
  'run.notActive': 'The run is not being trained.',
  'run.notPaused': 'The run is not paused.',
  'run.active': 'The run is being trained.',
  'run.elsewhere': 'Another process trains the run.',
  'run.completed': 'The run has trained all its epochs.',
  'run.noCheckpoint': 'The run has no checkpoint to go on from.',
  'run.dataChanged': 'The data is not that which the run was trained on.',
  'run.otherEngine': 'The run was computed by another version of the engine.',
  'run.outOfMemory': 'The data takes more memory than its thread may use.',
  'run.crashed': 'Training ended by an error that nobody foresaw.',
});

export function toErrorData(error: unknown): ErrorData {
  return describeError(error, crashed);
}

export function crashed(reason: string): UserError {
  return runError('run.crashed', `Training ended unexpectedly: ${reason}`, {
    received: reason,
    fix: 'What was recorded is kept; resume from the last checkpoint',
  });
}

/** What a run keeps of an error. */
export function noticeOf({ code, fix, ...message }: ErrorData): Notice {
  return { code, ...messageOf(message), ...(fix && { fix }) };
}

/** @param limitMb what the thread may use */
export function outOfMemory(limitMb: number): UserError {
  const limit = `the ${limitMb} MB of memory available for it`;
  return runError('run.outOfMemory', `Reading the data needs more than ${limit}`, {
    expected: `at most ${limit}`,
    fix: 'Use a smaller data set, with fewer rows or columns',
  });
}
