import { declareErrors, type UserError } from '#engine/errors.ts';
import type { BackgroundTask } from './backgroundTask.ts';

/** What can go wrong with work in a background thread. */
export const backgroundError = declareErrors({
  'background.outOfMemory': 'The work takes more memory than its thread may use.',
  'background.crashed': 'The work ended by an error that nobody foresaw.',
  'background.closed': 'The program is closing.',
});

/** The end of a thread that reached its limit, or an array that the machine has no room for. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const hasReachedLimit = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return hasReachedLimit || (error instanceof RangeError && /allocation failed/i.test(error.message));
}

export function crashed(task: BackgroundTask, reason: string): UserError {
  return backgroundError('background.crashed', `${describe(task)} ended unexpectedly: ${reason}`, {
    received: reason,
    fix: 'Try again. If it happens again, report it as a bug in Backwire',
  });
}

/** @param limitMb the memory that the thread may use; undefined where the machine sets the limit */
export function outOfMemory(task: BackgroundTask, limitMb: number | undefined): UserError {
  const limit = limitMb === undefined ? 'the memory available' : `the ${limitMb} MB of memory available for it`;
  return backgroundError('background.outOfMemory', `${describe(task)} needs more than ${limit}`, {
    ...(task.type === 'inspect' && { where: task.settings.dataset }),
    expected: `at most ${limit}`,
    fix:
      task.type === 'inspect'
        ? 'Use a smaller data set, with fewer rows or columns'
        : 'Close other programs, or use a computer with more memory',
  });
}

export function closing(task: BackgroundTask): UserError {
  return backgroundError('background.closed', `${describe(task)} was canceled because Backwire is closing`);
}

function describe(task: BackgroundTask): string {
  switch (task.type) {
    case 'inspect':
      return `Reading '${task.settings.dataset}'`;
    case 'readMetrics':
    case 'readGradients':
      return 'Reading the history of the run';
    default:
      return 'Exporting the weights';
  }
}
