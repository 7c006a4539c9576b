import { declareErrors, UserError } from '#engine/errors.ts';

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
  'run.crashed': 'Training ended by an error that nobody foresaw.',
});

/** An error as data that crosses threads. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly details: UserError['details'];
  /** Where a bug was thrown; for the log, never for people. */
  readonly stack?: string | undefined;
}

export function toErrorData(error: unknown): ErrorData {
  if (error instanceof UserError) return { code: error.code, message: error.message, details: error.details };
  const { code, message, details } = crashed(error instanceof Error ? error.message : String(error));
  return { code, message, details, ...(error instanceof Error && { stack: error.stack }) };
}

export function fromErrorData({ code, message, details }: ErrorData): UserError {
  return new UserError(code, message, details);
}

export function crashed(reason: string): UserError {
  return runError('run.crashed', `Training ended unexpectedly: ${reason}`, {
    received: reason,
    fix: 'What was recorded is kept; resume from the last checkpoint',
  });
}
