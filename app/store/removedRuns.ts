import type { WritingConnection } from './connection.ts';
import { deleteRun } from './deleteRun.ts';

/** Removes runs so that they can be restored; their records stay. */
export function removeRuns(connection: WritingConnection, ids: readonly string[], removedAt: number): void {
  setRemoval(connection, ids, removedAt);
}

/** Restores runs that were removed. */
export function restoreRuns(connection: WritingConnection, ids: readonly string[]): void {
  setRemoval(connection, ids, null);
}

/** Deletes the runs that were removed before a time, with all their records. */
export function eraseRemoved(connection: WritingConnection, before: number): void {
  const rows = connection.all<{ id: string }>('SELECT id FROM runs WHERE removed_at < @before', { before });
  for (const { id } of rows) deleteRun(connection, id);
}

function setRemoval(connection: WritingConnection, ids: readonly string[], removedAt: number | null): void {
  connection.transaction(() => {
    for (const id of ids) connection.run('UPDATE runs SET removed_at = @removedAt WHERE id = @id', { id, removedAt });
  });
}
