import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Notice } from '#app/contract/index.ts';
import { message, UserError } from '#engine/messages/index.ts';
import { LOCK_TIMEOUT_MS, WritingConnection } from './connection.ts';
import { describeDatabaseError, foreignFile } from './errors.ts';
import { examine } from './examine.ts';
import { readHeader, readPagesBefore } from './header.ts';
import { APPLICATION_ID, migrate } from './migrate.ts';
import { type MissingDatabase, resolveMissing } from './missing.ts';
import { recover } from './recover.ts';

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

/**
 * Rolls back a transaction that was cut off before write-ahead mode was on, while a database was created. A read-only connection
 * cannot, and would reject the file forever.
 * @throws UserError database.foreign if another program was writing; nothing is rolled back then
 */
function rollBackInterrupted(file: string): void {
  const header = readHeader(file);
  const pagesBefore = readPagesBefore(file);
  // SQLite itself removes the journal of an empty file.
  if (!header || pagesBefore === undefined) return;
  // Tables begin on the second page: without one, nothing can be lost.
  const wasNew = header.applicationId === 0 && header.userVersion === 0 && pagesBefore <= 1;
  if (header.applicationId !== APPLICATION_ID && !wasNew) {
    throw foreignFile(file, message('a database that another program writes to'));
  }
  try {
    const database = new Database(file, { timeout: LOCK_TIMEOUT_MS, fileMustExist: true });
    try {
      // The first read rolls back, unless the transaction's process is alive.
      database.pragma('schema_version');
    } finally {
      database.close();
    }
  } catch (error) {
    throw describeDatabaseError(error, file);
  }
}
