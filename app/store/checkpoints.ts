import type { Checkpoint, NamedTensor } from '#engine/training/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { fromBytes, toBytes } from './tensorBytes.ts';

/** A checkpoint without its tensors. */
export interface CheckpointEntry {
  readonly step: number;
  /** Epoch of the next step, from 1. */
  readonly epoch: number;
  readonly batchInEpoch: number;
  /** Size of its tensors. */
  readonly bytes: number;
  readonly createdAt: number;
}

/** A checkpoint with its time: milliseconds of training since the run started, without pauses. */
export interface StoredCheckpoint extends Checkpoint {
  readonly time: number;
}

/** The epoch of the last step before a checkpoint; 0 if there is none. */
export function epochBefore({ epoch, batchInEpoch }: Pick<Checkpoint, 'epoch' | 'batchInEpoch'>): number {
  return batchInEpoch === 0 ? epoch - 1 : epoch;
}

const ofRun = 'run_key = (SELECT key FROM runs WHERE id = @runId)';

/** Adds a checkpoint; replaces one of the same step. */
export function insertCheckpoint(
  connection: WritingConnection,
  key: number,
  { step, epoch, batchInEpoch, epochTotals, course, parameters, slots, time }: StoredCheckpoint,
  createdAt: number,
): void {
  const bytes = [...parameters, ...slots].reduce((total, { data }) => total + data.byteLength, 0);
  connection.run('DELETE FROM checkpoints WHERE run_key = @key AND step = @step', { key, step });
  connection.insert('checkpoints', {
    runKey: key,
    step,
    epoch,
    batchInEpoch,
    epochTotals: JSON.stringify(epochTotals),
    course: course ? JSON.stringify(course) : null,
    time,
    bytes,
    createdAt,
  });
  insertTensors(connection, key, step, 'parameter', parameters);
  insertTensors(connection, key, step, 'slot', slots);
}

function insertTensors(
  connection: WritingConnection,
  key: number,
  step: number,
  kind: 'parameter' | 'slot',
  tensors: readonly NamedTensor[],
): void {
  tensors.forEach(({ name, shape, data }, position) => {
    connection.insert('checkpoint_tensors', {
      runKey: key,
      step,
      kind,
      position,
      name,
      shape: JSON.stringify(shape),
      data: toBytes(data),
    });
  });
}

/** The checkpoints of a run, oldest first. */
export function listCheckpoints(connection: ReadingConnection, runId: string): CheckpointEntry[] {
  return connection.all<CheckpointEntry>(
    `SELECT step, epoch, batch_in_epoch AS batchInEpoch, bytes, created_at AS createdAt
     FROM checkpoints WHERE ${ofRun} ORDER BY step`,
    { runId },
  );
}

interface CheckpointRow {
  readonly run_key: number;
  readonly step: number;
  readonly epoch: number;
  readonly batch_in_epoch: number;
  readonly epoch_totals: string;
  readonly course: string | null;
  readonly time: number;
}

/** The last checkpoint of a run, if any. */
export function findLastCheckpoint(connection: ReadingConnection, runId: string): StoredCheckpoint | undefined {
  const row = connection.get<CheckpointRow>(`SELECT * FROM checkpoints WHERE ${ofRun} ORDER BY step DESC LIMIT 1`, { runId });
  if (!row) return undefined;
  const { run_key: key, step, epoch, time } = row;
  return {
    step,
    epoch,
    batchInEpoch: row.batch_in_epoch,
    epochTotals: JSON.parse(row.epoch_totals),
    ...(row.course !== null && { course: JSON.parse(row.course) }),
    time,
    parameters: readTensors(connection, key, step, 'parameter'),
    slots: readTensors(connection, key, step, 'slot'),
  };
}

function readTensors(connection: ReadingConnection, key: number, step: number, kind: 'parameter' | 'slot'): NamedTensor[] {
  const rows = connection.all<{ name: string; shape: string; data: Uint8Array }>(
    `SELECT name, shape, data FROM checkpoint_tensors
     WHERE run_key = @key AND step = @step AND kind = @kind ORDER BY position`,
    { key, step, kind },
  );
  return rows.map(({ name, shape, data }) => ({ name, shape: JSON.parse(shape), data: fromBytes(data) }));
}

/** Removes checkpoints. */
export function deleteCheckpoints(connection: WritingConnection, key: number, steps: readonly number[]): void {
  for (const step of steps) connection.run('DELETE FROM checkpoints WHERE run_key = @key AND step = @step', { key, step });
}
