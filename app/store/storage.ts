import type { RunSize, RunStatus, RunStorage, Thinning } from '#app/contract/index.ts';
import { bestEpochBy } from '#engine/training/index.ts';
import { type CheckpointEntry, deleteCheckpoints, listCheckpoints } from './checkpoints.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { readEpochs } from './history.ts';

interface SizeRow extends Pick<RunSize, 'id' | 'name' | 'graphName' | 'historyBytes'> {
  readonly status: RunStatus;
  readonly removedAt: number | null;
}

/** The tables of histories: their columns of numbers, of 8 bytes each, and those of texts. */
const HISTORIES = [
  { table: 'steps', numbers: 5, texts: ['metrics'] },
  { table: 'epochs', numbers: 6, texts: ['metrics', 'validation_metrics'] },
  { table: 'gradients', numbers: 8, texts: ['parameter'] },
  { table: 'node_gradients', numbers: 5, texts: ['node'] },
  { table: 'step_digests', numbers: 3, texts: ['steps'] },
  { table: 'gradient_digests', numbers: 4, texts: ['norms', 'flow'] },
  { table: 'linear_histograms', numbers: 1, texts: ['parameter', 'histogram'] },
] as const;

/** Chunks of distributions. */
const DISTRIBUTION_BYTES = `(SELECT coalesce(sum(length(summary) + length(histogram) + length(statistics) + length(histograms)), 0)
  FROM histories JOIN history_series ON history_series.key = series_key WHERE run_key = r.key)`;

const OTHER_BYTES = HISTORIES.map(({ table, numbers, texts }) => {
  const lengths = texts.map((text) => `coalesce(length(${text}), 0)`).join(' + ');
  return `(SELECT coalesce(sum(8 * ${numbers} + ${lengths}), 0) FROM ${table} WHERE run_key = r.key)`;
}).join(' + ');

/** What runs take, the largest first. Reads every record: use it in a worker. */
export function readStorage(connection: ReadingConnection, thinning: Thinning): RunStorage {
  return connection.snapshot(() => {
    const rows = connection.all<SizeRow>(
      `SELECT r.id, r.name, r.graph_name, r.status, r.removed_at, ${OTHER_BYTES} + ${DISTRIBUTION_BYTES} AS history_bytes FROM runs AS r`,
    );
    const runs = rows.map((row) => describe(connection, row, thinning));
    const bytesOf = ({ checkpointBytes, historyBytes: history }: RunSize) => checkpointBytes + history;
    const pages = Number(connection.pragma('page_count')) - Number(connection.pragma('freelist_count'));
    return {
      databaseBytes: pages * Number(connection.pragma('page_size')),
      runs: runs.toSorted((a, b) => bytesOf(b) - bytesOf(a)),
    };
  });
}

function describe(connection: ReadingConnection, { status, removedAt, ...row }: SizeRow, thinning: Thinning): RunSize {
  const checkpoints = listCheckpoints(connection, row.id);
  const canBeThinned = status !== 'running' && status !== 'paused';
  const superfluous = canBeThinned ? superfluousOf(connection, row.id, thinning) : [];
  return {
    ...row,
    isRemoved: removedAt !== null,
    canBeThinned,
    checkpoints: checkpoints.length,
    checkpointBytes: bytesIn(checkpoints),
    superfluous: superfluous.length,
    superfluousBytes: bytesIn(superfluous),
  };
}

/** Deletes the superfluous checkpoints of a run. @returns their size */
export function thinRun(connection: WritingConnection, id: string, thinning: Thinning): number {
  return connection.transaction(() => {
    const superfluous = superfluousOf(connection, id, thinning);
    const key = connection.get<{ key: number }>('SELECT key FROM runs WHERE id = @id', { id })?.key ?? 0;
    deleteCheckpoints(
      connection,
      key,
      superfluous.map(({ step }) => step),
    );
    return bytesIn(superfluous);
  });
}

function superfluousOf(connection: ReadingConnection, id: string, { last, best: monitor }: Thinning): CheckpointEntry[] {
  const epochs = readEpochs(connection, id);
  const best = bestEpochBy(epochs, monitor) ?? bestEpochBy(epochs, 'loss');
  return listCheckpoints(connection, id)
    .slice(1, -last)
    .filter(({ step, kept: isKept }) => step !== best?.step && isKept === 0);
}

const bytesIn = (checkpoints: readonly CheckpointEntry[]): number => checkpoints.reduce((sum, { bytes }) => sum + bytes, 0);
