import type { Notice, RunStatus, RunSummary } from '#app/contract/index.ts';
import type { EarlyStop, GraphDocument, Preparation } from '#engine/graph/index.ts';
import type { Restored } from '#engine/training/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { toEvaluation } from './history.ts';

/** The complete input of a run, and its name. Frozen when it starts. */
export interface NewRun {
  readonly id: string;
  readonly graphId: string | null;
  readonly graphName: string;
  readonly document: GraphDocument;
  /** The training settings with every default filled in. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly seed: number;
  /** The SPEC of the data. */
  readonly dataset: string;
  readonly dataFingerprint: string;
  /** Preprocessing fixed by the data, to apply to other data too. */
  readonly preparation?: Preparation | undefined;
  /** Base of relative data paths. */
  readonly baseDirectory: string;
  readonly engineVersion: string;
  readonly executor: string;
  /** Number of trained values. */
  readonly parameters: number;
  readonly epochs: number;
  /** Over all epochs. */
  readonly steps: number;
  readonly startedAt: number;
  /** The training process. */
  readonly owner: string;
}

/** The stored state of a run. */
export interface StoredRun {
  /** Its number, used in rows of its history. */
  readonly key: number;
  readonly summary: RunSummary;
  readonly document: GraphDocument;
  readonly dataFingerprint: string;
  /** Undefined for runs of earlier versions, which did not normalize targets. */
  readonly preparation?: Preparation;
  readonly baseDirectory: string;
  readonly engineVersion: string;
  readonly steps: number;
  readonly owner: string | null;
}

const SUMMARY = `
  r.key, r.id, r.name, r.graph_id, r.graph_name, r.dataset, r.status, r.seed, r.epochs, r.epoch, r.step, r.started_at,
  r.ended_at, r.parameters, r.error, r.early_stop, r.restored_epoch, r.steps, r.owner,
  e.loss, e.metrics, e.validation_loss, e.validation_metrics`;
const SOURCE = `
  runs AS r LEFT JOIN epochs AS e
  ON e.run_key = r.key AND e.epoch = coalesce(r.restored_epoch, (SELECT max(epoch) FROM epochs WHERE run_key = r.key))`;

interface SummaryRow {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly graph_id: string | null;
  readonly graph_name: string;
  readonly dataset: string;
  readonly status: RunStatus;
  readonly seed: number;
  readonly epochs: number;
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly parameters: number;
  readonly error: string | null;
  readonly early_stop: string | null;
  readonly restored_epoch: number | null;
  readonly owner: string | null;
  readonly loss: number | null;
  readonly metrics: string | null;
  readonly validation_loss: number | null;
  readonly validation_metrics: string | null;
}

interface FrozenRow {
  readonly document: string;
  readonly data_fingerprint: string;
  readonly preparation: string | null;
  readonly base_directory: string;
  readonly engine_version: string;
}

/** The runs, latest first. */
export function listRuns(connection: ReadingConnection, graphId?: string): RunSummary[] {
  const rows = connection.all<SummaryRow>(
    `SELECT ${SUMMARY} FROM ${SOURCE} WHERE @graphId IS NULL OR r.graph_id = @graphId ORDER BY r.key DESC`,
    { graphId: graphId ?? null },
  );
  return rows.map(summarize);
}

export function findRun(connection: ReadingConnection, id: string): StoredRun | undefined {
  const row = connection.get<SummaryRow & FrozenRow>(
    `SELECT ${SUMMARY}, r.document, r.data_fingerprint, r.preparation, r.base_directory, r.engine_version FROM ${SOURCE} WHERE r.id = @id`,
    { id },
  );
  if (!row) return undefined;
  return {
    key: row.key,
    summary: summarize(row),
    document: JSON.parse(row.document),
    dataFingerprint: row.data_fingerprint,
    ...(row.preparation !== null && { preparation: JSON.parse(row.preparation) }),
    baseDirectory: row.base_directory,
    engineVersion: row.engine_version,
    steps: row.steps,
    owner: row.owner,
  };
}

function summarize(row: SummaryRow): RunSummary {
  const { id, name, dataset, status, seed, epochs, epoch, step, parameters, loss } = row;
  return {
    id,
    name,
    graphId: row.graph_id,
    graphName: row.graph_name,
    dataset,
    status,
    seed,
    epochs,
    epoch,
    step,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    loss,
    metrics: row.metrics === null ? {} : JSON.parse(row.metrics),
    validation: row.validation_loss === null ? null : toEvaluation(row.validation_loss, row.validation_metrics),
    parameters,
    error: row.error === null ? null : JSON.parse(row.error),
    earlyStop: row.early_stop === null ? null : JSON.parse(row.early_stop),
    restoredEpoch: row.restored_epoch,
  };
}

/**
 * Adds a run that is about to start, named after its number.
 * @returns its number
 */
export function insertRun(connection: WritingConnection, run: NewRun): number {
  return connection.transaction(() => {
    const graph = connection.get('SELECT id FROM graphs WHERE id = @graphId', { graphId: run.graphId });
    connection.insert('runs', {
      ...run,
      name: '',
      status: 'running',
      graphId: graph ? run.graphId : null,
      document: JSON.stringify(run.document),
      configuration: JSON.stringify(run.configuration),
      preparation: run.preparation ? JSON.stringify(run.preparation) : null,
    });
    const key = connection.get<{ key: number }>('SELECT key FROM runs WHERE id = @id', { id: run.id })?.key ?? 0;
    connection.run(`UPDATE runs SET name = 'Run ' || key WHERE key = @key`, { key });
    return key;
  });
}

/** Updates the progress of a run. */
export function updateProgress(
  connection: WritingConnection,
  progress: { readonly key: number; readonly status: 'running' | 'paused'; readonly epoch: number; readonly step: number },
): void {
  connection.run('UPDATE runs SET status = @status, epoch = @epoch, step = @step WHERE key = @key', { ...progress });
}

export interface RunEnding {
  readonly status: RunStatus;
  readonly endedAt: number;
  /** The reason it failed. */
  readonly error?: Notice | undefined;
  readonly earlyStop?: EarlyStop | undefined;
  readonly restored?: Restored | undefined;
}

/** Records the end of a run and clears its owner. */
export function endRun(
  connection: WritingConnection,
  id: string,
  { status, endedAt, error, earlyStop, restored }: RunEnding,
): void {
  connection.run(
    `UPDATE runs SET status = @status, ended_at = @endedAt, owner = NULL,
       error = @error, early_stop = @earlyStop, restored_epoch = @restoredEpoch WHERE id = @id`,
    {
      id,
      status,
      endedAt,
      error: error ? JSON.stringify(error) : null,
      earlyStop: earlyStop ? JSON.stringify(earlyStop) : null,
      restoredEpoch: restored?.epoch ?? null,
    },
  );
}

/**
 * Reopens a run that ended early, for a new owner.
 * @returns false if another process was faster
 */
export function reopenRun(
  connection: WritingConnection,
  { key, epoch, step, owner }: { readonly key: number; readonly epoch: number; readonly step: number; readonly owner: string },
): boolean {
  const changed = connection.run(
    `UPDATE runs SET status = 'running', ended_at = NULL, error = NULL,
       epoch = @epoch, step = @step, owner = @owner
     WHERE key = @key AND status IN ('stopped', 'failed', 'interrupted')`,
    { key, epoch, step, owner },
  );
  return changed > 0;
}

/** The data sets of runs, and the base of their relative paths. */
export function listDatasets(connection: ReadingConnection): { readonly dataset: string; readonly baseDirectory: string }[] {
  return connection.all('SELECT DISTINCT dataset, base_directory AS baseDirectory FROM runs');
}

/** The distinct owners of running runs. */
export function listOwners(connection: ReadingConnection): string[] {
  return connection.all<{ owner: string }>('SELECT DISTINCT owner FROM runs WHERE owner IS NOT NULL').map(({ owner }) => owner);
}

/**
 * Marks the runs of a dead process as interrupted.
 * @returns the names of those runs
 */
export function interruptRunsOf(connection: WritingConnection, owner: string, endedAt: number): string[] {
  return connection.transaction(() => {
    const names = connection.all<{ name: string }>('SELECT name FROM runs WHERE owner = @owner ORDER BY key', { owner });
    connection.run(`UPDATE runs SET status = 'interrupted', ended_at = @endedAt, owner = NULL WHERE owner = @owner`, {
      owner,
      endedAt,
    });
    return names.map(({ name }) => name);
  });
}

/** @returns true if the run exists */
export function renameRun(connection: WritingConnection, id: string, name: string): boolean {
  return connection.run('UPDATE runs SET name = @name WHERE id = @id', { id, name }) > 0;
}
