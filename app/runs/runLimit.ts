import { availableParallelism } from 'node:os';
import { loadSetting, type ReadingConnection, saveSetting, type WritingConnection } from '#app/store/index.ts';

const SETTING = 'runsAtOnce';

/** Runs that train at once, unless a person sets another number. */
export const USUAL_LIMIT = Math.max(2, availableParallelism());

/** Runs that train at once. Paused ones do not count. */
export function runLimit(connection: ReadingConnection): number {
  const chosen = loadSetting(connection, SETTING);
  return typeof chosen === 'number' && chosen >= 1 ? chosen : USUAL_LIMIT;
}

/** @param limit null for the usual one */
export function setRunLimit(connection: WritingConnection, limit: number | null): void {
  saveSetting(connection, SETTING, limit);
}
