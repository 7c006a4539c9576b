import Database from 'better-sqlite3';
import { message } from '#engine/text/index.ts';
import { LOCK_TIMEOUT_MS } from './connection.ts';
import { describeDatabaseError } from './errors.ts';
import { foreignFile } from './foreignFile.ts';
import { readHeader, readPagesBefore } from './header.ts';
import { APPLICATION_ID } from './migrate.ts';

/**
 * Rolls back a transaction that was cut off before write-ahead mode was on, while a database was created. A read-only connection
 * cannot, and would reject the file forever.
 * @throws UserError database.foreign if another program was writing; nothing is rolled back then
 */
export function rollBackInterrupted(file: string): void {
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
