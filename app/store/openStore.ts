import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Notice } from '#app/contract/index.ts';
import { UserError } from '#engine/errors.ts';
import { WritingConnection } from './connection.ts';
import { describeDatabaseError } from './errors.ts';
import { examine } from './examine.ts';
import { migrate } from './migrate.ts';
import { type MissingDatabase, resolveMissing } from './missing.ts';
import { recover } from './recover.ts';
import { rollBackInterrupted } from './rollBackInterrupted.ts';

export interface OpenedStore {
  readonly connection: WritingConnection;
  /** Recoveries to report. */
  readonly notices: readonly Notice[];
}

/**
 * Opens the database, creating it if missing. A damaged file is set aside, never deleted, and replaced by its last backup; one of
 * a newer version or another program is left untouched.
 * @param whenMissing action if the database is missing or empty but a backup exists
 * @throws UserError database.missing, database.newer, database.foreign, database.locked, database.readOnly, database.full,
 *   database.unreachable
 */
export function openStore(file: string, now: Date = new Date(), whenMissing: MissingDatabase = 'refuse'): OpenedStore {
  makeFolder(dirname(file));
  let notices: readonly Notice[] = [];
  try {
    rollBackInterrupted(file);
    notices = resolveMissing(file, whenMissing, now);
    return { connection: openSound(file), notices };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'database.damaged') throw error;
    const notice = recover(file, now);
    return { connection: openSound(file), notices: [...notices, notice] };
  }
}

function openSound(file: string): WritingConnection {
  examine(file);
  const connection = WritingConnection.open(file);
  try {
    migrate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw describeDatabaseError(error, folder);
  }
}
