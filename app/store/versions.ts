import type { GraphVersion } from '#app/contract/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';

/** Earlier states of a graph are kept at most once a minute, and up to this number; named ones always. */
const VERSION_INTERVAL_MS = 60_000;
const KEPT_VERSIONS = 200;

/** All states: earlier ones, and the current one, which may also be kept. */
const STATES = `
  SELECT revision, document, coalesce(changed_at, saved_at) AS changed_at, name FROM graph_versions WHERE graph_id = @id
  UNION ALL
  SELECT revision, document, updated_at, NULL FROM graphs
    WHERE id = @id AND revision NOT IN (SELECT revision FROM graph_versions WHERE graph_id = @id)`;

/** The states of a graph, the current one first; none if there is no such graph. */
export function listGraphVersions(connection: ReadingConnection, id: string): GraphVersion[] {
  return connection.all(`${STATES} ORDER BY revision DESC`, { id });
}

export function findGraphVersion(connection: ReadingConnection, id: string, revision: number): GraphVersion | undefined {
  return connection.get(`SELECT * FROM (${STATES}) WHERE revision = @revision`, { id, revision });
}

/**
 * Keeps a state, possibly the current one. A named one is never thinned out.
 * @returns true if the state existed
 */
export function keepGraphVersion(
  connection: WritingConnection,
  { id, revision, name, now }: { id: string; revision: number; name: string | null; now: number },
): boolean {
  return connection.transaction(() => {
    insertPresent(connection, { id, revision, now });
    const change = 'UPDATE graph_versions SET name = @name WHERE graph_id = @id AND revision = @revision';
    return connection.run(change, { id, revision, name }) > 0;
  });
}

/** Keeps the state about to be overwritten, if the last kept state is a minute old. */
export function keepBeforeChange(connection: WritingConnection, id: string, now: number): void {
  const last = connection.get<{ savedAt: number | null }>(
    'SELECT max(saved_at) AS saved_at FROM graph_versions WHERE graph_id = @id',
    { id },
  );
  if (typeof last?.savedAt === 'number' && now - last.savedAt < VERSION_INTERVAL_MS) return;
  insertPresent(connection, { id, now });
  connection.run(
    `DELETE FROM graph_versions WHERE graph_id = @id AND name IS NULL AND revision NOT IN
       (SELECT revision FROM graph_versions WHERE graph_id = @id AND name IS NULL ORDER BY revision DESC LIMIT @kept)`,
    { id, kept: KEPT_VERSIONS },
  );
}

/** Keeps the present state, unless it is kept already, or is another than the revision that is named. */
function insertPresent(
  connection: WritingConnection,
  { id, now, revision = null }: { id: string; now: number; revision?: number | null },
): void {
  connection.run(
    `INSERT INTO graph_versions (graph_id, revision, document, changed_at, saved_at)
     SELECT id, revision, document, updated_at, @now FROM graphs
     WHERE id = @id AND (@revision IS NULL OR revision = @revision)
       AND revision NOT IN (SELECT revision FROM graph_versions WHERE graph_id = @id)`,
    { id, revision, now },
  );
}
