import type { GraphSummary, StoredGraph } from '#app/contract/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { keepBeforeChange } from './versions.ts';

interface GraphRow {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly revision: number;
  readonly updated_at: number;
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
  connection.insert('graphs', {
    id,
    name,
    document: JSON.stringify(document),
    revision,
    createdAt: updatedAt,
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
    keepBeforeChange(connection, id, updatedAt);
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

/** @returns whether there was such a graph. Its runs stay. */
export function deleteGraph(connection: WritingConnection, id: string): boolean {
  return connection.run('DELETE FROM graphs WHERE id = @id', { id }) > 0;
}
