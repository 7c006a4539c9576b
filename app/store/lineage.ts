import { randomUUID } from 'node:crypto';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { holdingsOf, includes, isNothing } from './holdings.ts';
import { loadSetting, saveSetting } from './settings.ts';

/** Tells a database that went on after a backup from another one, or from an older state of itself. */
interface Lineage {
  readonly id: string;
  /** Counts the backups. */
  readonly generation: number;
}

const NAME = 'lineage';

/** Counts one more backup; the copy that follows carries the number. */
export function advanceLineage(connection: WritingConnection): void {
  const { id, generation } = readLineage(connection) ?? { id: randomUUID(), generation: 0 };
  saveSetting(connection, NAME, { id, generation: generation + 1 } satisfies Lineage);
}

/**
 * Whether a copy may replace a backup: it is a later state of the same database, so that what it lacks was removed by a
 * person. A backup of an earlier version says nothing of this; all that it holds must be in the copy then.
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
