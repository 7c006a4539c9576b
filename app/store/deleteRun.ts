import { UserError } from '#engine/messages/index.ts';
import type { WritingConnection } from './connection.ts';

/** Removes a run with its records: at once or, if the disk is too full for that, in small parts. */
export function deleteRun(connection: WritingConnection, id: string): void {
  try {
    deleteRow(connection, id);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'database.full') throw error;
    deleteRunInParts(connection, id);
  }
}

/** A run's records, in small parts. */
const PARTS = [
  `DELETE FROM histories WHERE rowid IN (SELECT histories.rowid FROM histories JOIN history_series
     ON history_series.key = histories.series_key WHERE history_series.run_key = @key LIMIT 100)`,
  `DELETE FROM gradients WHERE run_key = @key AND (parameter, step) IN
     (SELECT parameter, step FROM gradients WHERE run_key = @key LIMIT 200)`,
  'DELETE FROM steps WHERE run_key = @key AND step IN (SELECT step FROM steps WHERE run_key = @key LIMIT 1000)',
  'DELETE FROM step_digests WHERE rowid IN (SELECT rowid FROM step_digests WHERE run_key = @key LIMIT 1000)',
  'DELETE FROM gradient_digests WHERE rowid IN (SELECT rowid FROM gradient_digests WHERE run_key = @key LIMIT 10)',
  'DELETE FROM epochs WHERE run_key = @key AND epoch IN (SELECT epoch FROM epochs WHERE run_key = @key LIMIT 1000)',
  'DELETE FROM checkpoint_tensors WHERE rowid IN (SELECT rowid FROM checkpoint_tensors WHERE run_key = @key LIMIT 1)',
];

/**
 * The same in transactions small enough that the write-ahead log, emptied after each, does not grow. A kill in between leaves a
 * run with part of its records.
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
