import { declareErrors, message } from '#engine/messages/index.ts';
import type { ReadingConnection } from './connection.ts';
import { findRun, type StoredRun } from './runs.ts';

const unknownRunError = declareErrors({ 'run.notFound': 'There is no run with this id.' });

/** A run that was not removed. @throws UserError run.notFound */
export function requireRun(connection: ReadingConnection, id: string): StoredRun {
  const run = findRun(connection, id);
  if (!run) throw runNotFound(id);
  return run;
}

export function runNotFound(id: string) {
  return unknownRunError('run.notFound', message("There is no run '{{run}}'; it may have been removed", { run: id }), {
    where: id,
    expected: message('a run of this database'),
    received: id,
    fix: message('Choose another run'),
  });
}
