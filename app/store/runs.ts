import type { Notice, RunOrigin, RunStatus, RunSummary, SettingChange, WatchedCondition } from '#app/contract/index.ts';
import type { Baseline, EarlyStop, GraphDocument, Preparation } from '#engine/graph/index.ts';
import type { Restored } from '#engine/training/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { SOURCE, SUMMARY, type SummaryRow, summarize } from './runSummary.ts';

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
  /** Normalization of the inputs. */
  readonly normalize: RunSummary['normalize'];
  readonly samples: RunSummary['samples'];
  /** What a guess reaches on the validation targets, if they tell. */
  readonly baseline?: Baseline | undefined;
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
  /** Whose weights it starts from, unless from initial ones. */
  readonly forkedFrom?: RunSummary['forkedFrom'];
  /** Updates that its initial optimizer state has seen in that run. Default 0. */
  readonly updatesBefore?: number;
  /** The training process. */
  readonly owner: string;
}

/** The stored state of a run. */
export interface StoredRun extends Pick<NewRun, 'document' | 'dataFingerprint' | 'baseDirectory' | 'engineVersion'> {
  /** Its number, used in rows of its history. */
  readonly key: number;
  readonly summary: RunSummary;
  /** Undefined for runs of earlier versions, which did not normalize targets. */
  readonly preparation?: Preparation;
  readonly updatesBefore: number;
  readonly owner: string | null;
}

const FROZEN =
  'r.key, r.document, r.data_fingerprint, r.preparation, r.base_directory, r.engine_version, r.updates_before, r.owner';

type FrozenRow = Omit<StoredRun, 'summary' | 'preparation'> & { readonly preparation: Preparation | null };

/** A run that was not removed. */
export function findRun(connection: ReadingConnection, id: string): StoredRun | undefined {
  const row = connection.get<SummaryRow & FrozenRow>(
    `SELECT ${SUMMARY}, ${FROZEN} FROM ${SOURCE} WHERE r.id = @id AND r.removed_at IS NULL`,
    {
      id,
    },
  );
  if (!row) return undefined;
  const { key, document, dataFingerprint, preparation, baseDirectory, engineVersion, updatesBefore, owner, ...summary } = row;
  const frozen = { document, dataFingerprint, ...(preparation && { preparation }), baseDirectory, engineVersion, updatesBefore };
  return { key, summary: summarize(summary), ...frozen, owner };
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

/** Replaces the conditions of a run. */
export function saveConditions(connection: WritingConnection, key: number, conditions: readonly WatchedCondition[]): void {
  connection.run('UPDATE runs SET conditions = @conditions WHERE key = @key', { key, conditions });
}

/** Replaces the settings changed during a run. */
export function saveSettingChanges(connection: WritingConnection, key: number, settingChanges: readonly SettingChange[]): void {
  connection.run('UPDATE runs SET setting_changes = @settingChanges WHERE key = @key', { key, settingChanges });
}

export interface RunEnding {
  readonly status: RunStatus;
  readonly endedAt: number;
  /** The reason it failed. */
  readonly error?: Notice | undefined;
  /** If it failed because a number was not finite. */
  readonly origin?: RunOrigin | undefined;
  readonly earlyStop?: EarlyStop | undefined;
  readonly restored?: Restored | undefined;
}

/** Records the end of a run and clears its owner. */
export function endRun(
  connection: WritingConnection,
  id: string,
  { status, endedAt, error, origin, earlyStop, restored }: RunEnding,
): void {
  connection.run(
    `UPDATE runs SET status = @status, ended_at = @endedAt, owner = NULL,
       error = @error, origin = @origin, early_stop = @earlyStop, restored_epoch = @restoredEpoch WHERE id = @id`,
    { id, status, endedAt, error, origin, earlyStop, restoredEpoch: restored?.epoch },
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
    `UPDATE runs SET status = 'running', ended_at = NULL, error = NULL, origin = NULL,
       epoch = @epoch, step = @step, owner = @owner
     WHERE key = @key AND status IN ('stopped', 'failed', 'interrupted')`,
    { key, epoch, step, owner },
  );
  return changed > 0;
}

/** The data sets of trained runs, and the base of their relative paths. */
export function listDatasets(connection: ReadingConnection): { readonly dataset: string; readonly baseDirectory: string }[] {
  return connection.all('SELECT DISTINCT dataset, base_directory FROM runs WHERE key NOT IN (SELECT run_key FROM weights_files)');
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
    const change = `UPDATE runs SET status = 'interrupted', ended_at = @endedAt, owner = NULL WHERE owner = @owner`;
    connection.run(change, { owner, endedAt });
    return names.map(({ name }) => name);
  });
}

/** Sets the stored graph that a run belongs to. */
export function assignGraph(connection: WritingConnection, id: string, graphId: string): void {
  connection.run('UPDATE runs SET graph_id = @graphId WHERE id = @id', { id, graphId });
}
