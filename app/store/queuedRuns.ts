import type { Notice, QueuedStart, RunPriority } from '#app/contract/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';

/** A run that waits until fewer are in training. */
export interface StoredQueuedRun {
  readonly id: string;
  readonly priority: RunPriority;
  readonly start: QueuedStart;
  readonly addedAt: number;
  /** The reason it could not start. */
  readonly error: Notice | null;
}

/** In the order in which they start. */
export function listQueuedRuns(connection: ReadingConnection): StoredQueuedRun[] {
  return connection.all('SELECT id, priority, start, added_at, error FROM queued_runs ORDER BY place');
}

/** Adds a run at the end. */
export function insertQueuedRun(connection: WritingConnection, queued: StoredQueuedRun): void {
  const { places } = connection.get<{ places: number }>('SELECT count(*) AS places FROM queued_runs') ?? { places: 0 };
  connection.insert('queued_runs', { ...queued, place: places + 1 });
}

/** @returns false if it is not in the queue, perhaps because another process has started it */
export function deleteQueuedRun(connection: WritingConnection, id: string): boolean {
  return connection.run('DELETE FROM queued_runs WHERE id = @id', { id }) > 0;
}

export function saveQueuedRun(
  connection: WritingConnection,
  { id, priority, error }: Pick<StoredQueuedRun, 'id' | 'priority' | 'error'>,
): void {
  connection.run('UPDATE queued_runs SET priority = @priority, error = @error WHERE id = @id', {
    id,
    priority,
    error: error ?? undefined,
  });
}

/** @param ids in the order in which they start */
export function orderQueuedRuns(connection: WritingConnection, ids: readonly string[]): void {
  connection.transaction(() => {
    for (const [index, id] of ids.entries()) {
      connection.run('UPDATE queued_runs SET place = @place WHERE id = @id', { id, place: index + 1 });
    }
  });
}
