import type { GraphSummary, StoredGraph } from '#app/contract/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { keepBeforeChange, keepGraphVersion } from './versions.ts';

/** The graphs, most recently changed first. */
export function listGraphs(connection: ReadingConnection): GraphSummary[] {
  return connection.all('SELECT id, name, updated_at FROM graphs ORDER BY updated_at DESC, id');
}

export function findGraph(connection: ReadingConnection, id: string): StoredGraph | undefined {
  return connection.get('SELECT id, name, document, revision, updated_at FROM graphs WHERE id = @id', { id });
}

export function insertGraph(connection: WritingConnection, graph: StoredGraph): void {
  connection.insert('graphs', { ...graph, createdAt: graph.updatedAt });
}

export interface GraphUpdate extends Omit<StoredGraph, 'revision'> {
  /** The revision known to the caller; null if none is known, absent if any may be overwritten. */
  readonly basedOn?: number | null | undefined;
}

/**
 * Overwrites the current state of a graph. The previous state is kept as a version if the last kept one is a minute old, and
 * always if it is not the known one. One transaction.
 * @returns the new revision and the overwritten one, or undefined if there is no such graph
 */
export function updateGraph(
  connection: WritingConnection,
  { id, name, document, updatedAt, basedOn }: GraphUpdate,
): { readonly revision: number; readonly overwritten: number } | undefined {
  return connection.transaction(() => {
    const row = connection.get<{ revision: number }>('SELECT revision FROM graphs WHERE id = @id', { id });
    if (!row) return undefined;
    const { revision: overwritten } = row;
    if (basedOn !== undefined && basedOn !== overwritten) {
      keepGraphVersion(connection, { id, revision: overwritten, name: null, now: updatedAt });
    }
    keepBeforeChange(connection, id, updatedAt);
    const revision = overwritten + 1;
    connection.run(
      'UPDATE graphs SET name = @name, document = @document, revision = @revision, updated_at = @updatedAt WHERE id = @id',
      { id, name, document, revision, updatedAt },
    );
    return { revision, overwritten };
  });
}

/** @returns true if the graph existed. Its runs stay. */
export function deleteGraph(connection: WritingConnection, id: string): boolean {
  return connection.run('DELETE FROM graphs WHERE id = @id', { id }) > 0;
}
