import { UserError } from '#engine/messages/index.ts';
import type { WritingConnection } from './connection.ts';

/** Removes a run with everything that it recorded: all at once, or, where the disk has no room for that, in small parts. */
export function deleteRun(connection: WritingConnection, id: string): void {
  try {
    deleteRow(connection, id);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'database.full') throw error;
    deleteRunInParts(connection, id);
  }
}

/** What a run has recorded, a little of it at a time. */
const PARTS = [
  `DELETE FROM gradients WHERE run_key = @key AND (parameter, step) IN
     (SELECT parameter, step FROM gradients WHERE run_key = @key LIMIT 200)`,
  'DELETE FROM steps WHERE run_key = @key AND step IN (SELECT step FROM steps WHERE run_key = @key LIMIT 1000)',
  'DELETE FROM epochs WHERE run_key = @key AND epoch IN (SELECT epoch FROM epochs WHERE run_key = @key LIMIT 1000)',
  'DELETE FROM checkpoint_tensors WHERE rowid IN (SELECT rowid FROM checkpoint_tensors WHERE run_key = @key LIMIT 1)',
];

/**
 * The same in transactions so small that the write-ahead log, which is emptied after each, needs no more room than it has. A kill
 * in between leaves a run that has less than it recorded.
 */
export function deleteRunInParts(connection: WritingConnection, id: string): void {
  const key = connection.get<{ key: number }>('SELECT key FROM runs WHERE id = @id', { id })?.key;
  if (key === undefined) return;
  for (const part of PARTS) {
    while (connection.run(part, { key }) > 0) connection.pragma('wal_checkpoint(RESTART)');
  }
  deleteRow(connection, id);
}

function deleteRow(connection: WritingConnection, id: string): void {
  connection.run('DELETE FROM runs WHERE id = @id', { id });
}
