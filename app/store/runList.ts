import type { RunSummary } from '#app/contract/index.ts';
import type { ReadingConnection } from './connection.ts';
import { SOURCE, SUMMARY, type SummaryRow, summarize } from './runSummary.ts';

export interface WhichRuns {
  readonly graphId?: string | undefined;
  /** Those that were removed and can be restored, instead of all others. */
  readonly removed?: boolean | undefined;
}

interface ListedRun {
  readonly summary: RunSummary;
  readonly revision: number;
  /** The reading that found this revision. */
  readonly reading: number;
}

/** What a connection has read of the runs: of long lists few change. */
interface KnownRuns {
  /** Counts the readings that found a change. */
  reading: number;
  readonly runs: Map<string, ListedRun>;
}

const known = new WeakMap<ReadingConnection, KnownRuns>();

/** The runs, latest first. */
export function listRuns(connection: ReadingConnection, which: WhichRuns = {}): RunSummary[] {
  return readRuns(connection, which).map(({ summary }) => summary);
}

/** All runs that were not removed, latest first, each with whether it has changed since a reading. */
export function listRunsSince(connection: ReadingConnection, since: number) {
  const runs = readRuns(connection, {});
  return {
    reading: known.get(connection)?.reading ?? 0,
    runs: runs.map(({ summary, reading }) => ({ summary, hasChanged: reading > since })),
  };
}

function readRuns(connection: ReadingConnection, { graphId, removed = false }: WhichRuns): ListedRun[] {
  const rows = connection.all<{ id: string; revision: number }>(
    `SELECT id, revision FROM runs
     WHERE (@graphId IS NULL OR graph_id = @graphId) AND (removed_at IS NOT NULL) = @removed ORDER BY key DESC`,
    { graphId, removed: Number(removed) },
  );
  const present = known.get(connection) ?? { reading: 0, runs: new Map() };
  known.set(connection, present);
  const changed = rows.filter(({ id, revision }) => present.runs.get(id)?.revision !== revision).map(({ id }) => id);
  if (changed.length > 0) present.reading++;
  for (const { revision, summary } of readSummaries(connection, changed)) {
    present.runs.set(summary.id, { summary, revision, reading: present.reading });
  }
  return rows.flatMap(({ id }) => present.runs.get(id) ?? []);
}

function readSummaries(connection: ReadingConnection, ids: readonly string[]): Omit<ListedRun, 'reading'>[] {
  if (ids.length === 0) return [];
  const rows = connection.all<SummaryRow & { readonly revision: number }>(
    `SELECT r.revision, ${SUMMARY} FROM ${SOURCE} WHERE r.id IN (SELECT value FROM json_each(@ids))`,
    { ids: JSON.stringify(ids) },
  );
  return rows.map(({ revision, ...row }) => ({ revision, summary: summarize(row) }));
}
