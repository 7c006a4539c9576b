import { endianness } from 'node:os';
import type { Checkpoint, NamedTensor } from '#engine/training/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { NO_END, OF_RUN } from './history.ts';

const IS_LITTLE_ENDIAN = endianness() === 'LE';

/** A checkpoint without its tensors. */
export interface CheckpointEntry {
  readonly step: number;
  /** Epoch of the next step, from 1. */
  readonly epoch: number;
  readonly batchInEpoch: number;
  /** Size of its tensors. */
  readonly bytes: number;
  readonly createdAt: number;
  /** 1 if a person keeps it: no thinning deletes it. */
  readonly kept: 0 | 1;
}

/** A checkpoint with its time: milliseconds of training since the run started, without pauses. */
export interface StoredCheckpoint extends Checkpoint {
  readonly time: number;
}

/** The epoch of the last step before a checkpoint; 0 if there is none. */
export function epochBefore({ epoch, batchInEpoch }: Pick<Checkpoint, 'epoch' | 'batchInEpoch'>): number {
  return batchInEpoch === 0 ? epoch - 1 : epoch;
}

/** Adds a checkpoint; replaces one of the same step. */
export function insertCheckpoint(
  connection: WritingConnection,
  key: number,
  { callbacks, parameters, slots, ...checkpoint }: StoredCheckpoint,
  createdAt: number,
): void {
  const { step } = checkpoint;
  const bytes = [...parameters, ...slots].reduce((total, { data }) => total + data.byteLength, 0);
  connection.run('DELETE FROM checkpoints WHERE run_key = @key AND step = @step', { key, step });
  // The column `course` is called as it was when it was released.
  connection.insert('checkpoints', { ...checkpoint, runKey: key, course: callbacks, bytes, createdAt });
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
  connection.insertAll(
    'checkpoint_tensors',
    tensors.map(({ name, shape, data }, position) => ({ runKey: key, step, kind, position, name, shape, data: toBytes(data) })),
  );
}

/** The checkpoints of a run, oldest first. */
export function listCheckpoints(connection: ReadingConnection, runId: string): CheckpointEntry[] {
  const query = `SELECT step, epoch, batch_in_epoch, bytes, created_at, kept FROM checkpoints WHERE ${OF_RUN} ORDER BY step`;
  return connection.all(query, { runId });
}

interface CheckpointRow extends Pick<StoredCheckpoint, 'step' | 'epoch' | 'batchInEpoch' | 'epochTotals' | 'time'> {
  readonly runKey: number;
  readonly callbacks: StoredCheckpoint['callbacks'] | null;
}

/** The last checkpoint of a run, if any. */
export function findLastCheckpoint(connection: ReadingConnection, runId: string): StoredCheckpoint | undefined {
  return findCheckpointBefore(connection, runId, NO_END);
}

/** The last checkpoint of a run at a step or before it, if any. */
export function findCheckpointBefore(connection: ReadingConnection, runId: string, step: number): StoredCheckpoint | undefined {
  // A run in training may thin its checkpoints between two statements.
  return connection.snapshot(() => {
    const row = connection.get<CheckpointRow>(
      `SELECT run_key, step, epoch, batch_in_epoch, epoch_totals, course AS callbacks, time
       FROM checkpoints WHERE ${OF_RUN} AND step <= @step ORDER BY step DESC LIMIT 1`,
      { runId, step },
    );
    if (!row) return undefined;
    const { runKey, callbacks, ...checkpoint } = row;
    return {
      ...checkpoint,
      ...(callbacks && { callbacks }),
      parameters: readTensors(connection, runKey, checkpoint.step, 'parameter'),
      slots: readTensors(connection, runKey, checkpoint.step, 'slot'),
    };
  });
}

function readTensors(connection: ReadingConnection, key: number, step: number, kind: 'parameter' | 'slot'): NamedTensor[] {
  const rows = connection.all<Pick<NamedTensor, 'name' | 'shape'> & { readonly data: Uint8Array }>(
    `SELECT name, shape, data FROM checkpoint_tensors
     WHERE run_key = @key AND step = @step AND kind = @kind ORDER BY position`,
    { key, step, kind },
  );
  return rows.map((row) => ({ ...row, data: fromBytes(row.data) }));
}

/** Keeps a checkpoint from being thinned out. */
export function keepCheckpoint(connection: WritingConnection, key: number, step: number): void {
  connection.run('UPDATE checkpoints SET kept = 1 WHERE run_key = @key AND step = @step', { key, step });
}

/** Removes checkpoints. */
export function deleteCheckpoints(connection: WritingConnection, key: number, steps: readonly number[]): void {
  for (const step of steps) connection.run('DELETE FROM checkpoints WHERE run_key = @key AND step = @step', { key, step });
}

/** The numbers as little-endian float32, as files and databases hold them on every machine. */
function toBytes(numbers: Float32Array): Uint8Array {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return IS_LITTLE_ENDIAN ? bytes : Buffer.from(bytes).swap32();
}

/** The numbers again, in memory of their own. */
function fromBytes(bytes: Uint8Array): Float32Array {
  const copy = Buffer.from(new Uint8Array(bytes).buffer);
  if (!IS_LITTLE_ENDIAN) copy.swap32();
  return new Float32Array(copy.buffer, copy.byteOffset, copy.byteLength / Float32Array.BYTES_PER_ELEMENT);
}
