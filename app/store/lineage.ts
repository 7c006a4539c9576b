import { randomUUID } from 'node:crypto';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { holdingsOf, includes, isNothing } from './holdings.ts';
import { loadSetting, saveSetting } from './settings.ts';

/** Distinguishes a later state of a database from another database and from an older state. */
interface Lineage {
  readonly id: string;
  /** Counts the backups. */
  readonly generation: number;
}

const NAME = 'lineage';

/** Counts one more backup; the following copy carries the number. */
export function advanceLineage(connection: WritingConnection): void {
  const { id, generation } = readLineage(connection) ?? { id: randomUUID(), generation: 0 };
  saveSetting(connection, NAME, { id, generation: generation + 1 } satisfies Lineage);
}

/**
 * True if a copy may replace a backup: it is a later state of the same database, so anything missing was removed by the user. For
 * a backup of an earlier version, without lineage, the copy must hold all of its contents.
 */
export function continues(copy: ReadingConnection, backup: ReadingConnection): boolean {
  const held = holdingsOf(backup);
  if (isNothing(held)) return true;
  const [later, earlier] = [readLineage(copy), readLineage(backup)];
  if (!earlier) return includes(holdingsOf(copy), held);
  return later?.id === earlier.id && later.generation > earlier.generation;
}

function readLineage(connection: ReadingConnection): Lineage | undefined {
  return loadSetting(connection, NAME) as Lineage | undefined;
}
