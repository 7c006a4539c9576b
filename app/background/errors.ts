import { declareErrors, type Message, type MessageValue, message, type UserError } from '#engine/messages/index.ts';
import type { BackgroundTask } from './backgroundTask.ts';

/** Errors of background threads. */
export const backgroundError = declareErrors({
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

export function crashed(task: BackgroundTask, reason: MessageValue): UserError {
  return backgroundError(
    'background.crashed',
    message('{{work}} ended unexpectedly: {{reason}}', { work: describe(task), reason }),
    {
      received: reason,
      fix: message('Try again. If it happens again, report it as a bug in Backwire'),
    },
  );
}

/** @param limitMb memory limit of the thread; undefined if the machine sets the limit */
export function outOfMemory(task: BackgroundTask, limitMb: number | undefined): UserError {
  const limit =
    limitMb === undefined
      ? message('the memory available')
      : message('the {{megabytes}} MB of memory available for it', { megabytes: limitMb });
  return backgroundError(
    'background.outOfMemory',
    message('{{work}} needs more than {{limit}}', { work: describe(task), limit }),
    {
      ...(task.type === 'inspect' && { where: task.settings.dataset }),
      expected: message('at most {{limit}}', { limit }),
      fix:
        task.type === 'inspect'
          ? message('Use a smaller data set, with fewer rows or columns')
          : message('Close other programs, or use a computer with more memory'),
    },
  );
}

export function closing(task: BackgroundTask): UserError {
  return backgroundError(
    'background.closed',
    message('{{work}} was canceled because Backwire is closing', { work: describe(task) }),
  );
}

function describe(task: BackgroundTask): Message {
  switch (task.type) {
    case 'inspect':
      return message("Reading '{{data}}'", { data: task.settings.dataset });
    case 'readMetrics':
    case 'readGradients':
    case 'readFlow':
      return message('Reading the history of the run');
    case 'evaluateRun':
      return message('Evaluating the run');
    case 'importWeights':
      return message('Importing the weights');
    default:
      return message('Exporting the weights');
  }
}
