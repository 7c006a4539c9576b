import type { GraphSummary, StoredGraph } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';

/** Earlier states of a graph are kept at most once a minute, and as many as this. */
const VERSION_INTERVAL_MS = 60_000;
const KEPT_VERSIONS = 200;

interface GraphRow {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly revision: number;
  readonly updated_at: number;
}

/** An earlier state of a graph. */
export interface GraphVersion {
  readonly revision: number;
  readonly document: GraphDocument;
  readonly savedAt: number;
}

/** The graphs, the one changed last first. */
export function listGraphs(connection: ReadingConnection): GraphSummary[] {
  return connection.all<GraphSummary>('SELECT id, name, updated_at AS updatedAt FROM graphs ORDER BY updated_at DESC, id');
}

export function findGraph(connection: ReadingConnection, id: string): StoredGraph | undefined {
  const row = connection.get<GraphRow>('SELECT id, name, document, revision, updated_at FROM graphs WHERE id = @id', { id });
  if (!row) return undefined;
  const { name, document, revision, updated_at: updatedAt } = row;
  return { id, name, document: JSON.parse(document), revision, updatedAt };
}

export function insertGraph(connection: WritingConnection, { id, name, document, revision, updatedAt }: StoredGraph): void {
  connection.run('INSERT INTO graphs VALUES (@id, @name, @document, @revision, @updatedAt, @updatedAt)', {
    id,
    name,
    document: JSON.stringify(document),
    revision,
    updatedAt,
  });
}

/**
 * Overwrites the current state of a graph; the one before is kept as a version, if the last kept one is a minute old.
 * @returns the new revision, or undefined where there is no such graph
 */
export function updateGraph(
  connection: WritingConnection,
  { id, name, document, updatedAt }: Omit<StoredGraph, 'revision'>,
): number | undefined {
  return connection.transaction(() => {
    keepVersion(connection, id, updatedAt);
    const row = connection.get<{ revision: number }>('SELECT revision FROM graphs WHERE id = @id', { id });
    if (!row) return undefined;
    const revision = row.revision + 1;
    connection.run(
      'UPDATE graphs SET name = @name, document = @document, revision = @revision, updated_at = @updatedAt WHERE id = @id',
      { id, name, document: JSON.stringify(document), revision, updatedAt },
    );
    return revision;
  });
}

function keepVersion(connection: WritingConnection, id: string, now: number): void {
  const last = connection.get<{ savedAt: number | null }>(
    'SELECT max(saved_at) AS savedAt FROM graph_versions WHERE graph_id = @id',
    { id },
  );
  if (typeof last?.savedAt === 'number' && now - last.savedAt < VERSION_INTERVAL_MS) return;
  connection.run(
    'INSERT INTO graph_versions SELECT id, revision, document, @now FROM graphs WHERE id = @id ON CONFLICT DO NOTHING',
    { id, now },
  );
  connection.run(
    `DELETE FROM graph_versions WHERE graph_id = @id AND revision NOT IN
       (SELECT revision FROM graph_versions WHERE graph_id = @id ORDER BY revision DESC LIMIT @kept)`,
    { id, kept: KEPT_VERSIONS },
  );
}

/** The earlier states of a graph, the latest first. */
export function listGraphVersions(connection: ReadingConnection, id: string): GraphVersion[] {
  const rows = connection.all<{ revision: number; document: string; saved_at: number }>(
    'SELECT revision, document, saved_at FROM graph_versions WHERE graph_id = @id ORDER BY revision DESC',
    { id },
  );
  return rows.map(({ revision, document, saved_at: savedAt }) => ({ revision, document: JSON.parse(document), savedAt }));
}

/** @returns whether there was such a graph. Its runs stay. */
export function deleteGraph(connection: WritingConnection, id: string): boolean {
  return connection.run('DELETE FROM graphs WHERE id = @id', { id }) > 0;
}
