import type { Message } from '#engine/messages/index.ts';
import type { Trial, Values } from '#engine/sweeps/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';

/** A sweep; its definition is JSON that the service reads. */
export interface StoredSweep {
  readonly id: string;
  readonly name: string;
  readonly definition: object;
  readonly createdAt: number;
}

/** A trial as stored: a run with some values. */
export interface StoredTrial {
  readonly number: number;
  readonly choices: Values;
  readonly state: Trial['state'];
  readonly metric: number | null;
  /** The epoch after which it was stopped early; its run may have gone on a little. */
  readonly prunedAfter: number | null;
  /** The id of its run; null before it starts. The run may have been removed since. */
  readonly run: string | null;
  /** Time spent on it, in seconds. */
  readonly seconds: number;
  /** Why it failed. */
  readonly error: Message | null;
}

export function insertSweep(connection: WritingConnection, sweep: StoredSweep): void {
  connection.insert('sweeps', { ...sweep });
}

/** Replaces the definition of a sweep. */
export function redefineSweep(connection: WritingConnection, id: string, definition: object): void {
  connection.run('UPDATE sweeps SET definition = @definition WHERE id = @id', { id, definition });
}

/** Deletes a sweep with its trials, whose runs stay. */
export function deleteSweep(connection: WritingConnection, id: string): void {
  connection.run('DELETE FROM sweeps WHERE id = @id', { id });
}

/** Newest first. */
export function listSweeps(connection: ReadingConnection): StoredSweep[] {
  return connection.all('SELECT id, name, definition, created_at FROM sweeps ORDER BY created_at DESC, key DESC');
}

export function findSweep(connection: ReadingConnection, id: string): StoredSweep | undefined {
  return connection.get('SELECT id, name, definition, created_at FROM sweeps WHERE id = @id', { id });
}

/** In the order of their numbers. */
export function listTrials(connection: ReadingConnection, sweepId: string): StoredTrial[] {
  return connection.all(
    `SELECT number, choices, state, metric, pruned_after, run, seconds, error FROM trials
    WHERE sweep_key = (SELECT key FROM sweeps WHERE id = @sweepId) ORDER BY number`,
    { sweepId },
  );
}

/** Inserts a trial, or replaces it. */
export function saveTrial(connection: WritingConnection, sweepId: string, trial: StoredTrial): void {
  connection.run(
    `INSERT INTO trials (sweep_key, number, choices, state, metric, pruned_after, run, seconds, error)
    VALUES ((SELECT key FROM sweeps WHERE id = @sweepId), @number, @choices, @state, @metric, @prunedAfter, @run, @seconds, @error)
    ON CONFLICT (sweep_key, number) DO UPDATE SET
      state = excluded.state, metric = excluded.metric, pruned_after = excluded.pruned_after,
      run = excluded.run, seconds = excluded.seconds, error = excluded.error`,
    { sweepId, ...trial },
  );
}
