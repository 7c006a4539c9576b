import type { ReadingConnection } from './connection.ts';

/** The ids of a database's contents. */
export interface Holdings {
  readonly runs: readonly string[];
  /** Graphs, templates and palette blocks. */
  readonly graphs: readonly string[];
}

/** Of a database of any version. */
export function holdingsOf(connection: ReadingConnection): Holdings {
  const names = connection.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  const idsIn = (table: string) =>
    names.some(({ name }) => name === table)
      ? connection.all<{ id: string }>(`SELECT id FROM ${table}`).map(({ id }) => `${table} ${id}`)
      : [];
  return { runs: idsIn('runs'), graphs: ['graphs', 'templates', 'blocks'].flatMap(idsIn) };
}

export function isNothing({ runs, graphs }: Holdings): boolean {
  return runs.length === 0 && graphs.length === 0;
}

/** True if `whole` holds everything of `part`. */
export function includes(whole: Holdings, part: Holdings): boolean {
  const known = new Set([...whole.runs, ...whole.graphs]);
  return [...part.runs, ...part.graphs].every((id) => known.has(id));
}
