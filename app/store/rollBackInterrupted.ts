import Database from 'better-sqlite3';
import { message } from '#engine/messages/index.ts';
import { LOCK_TIMEOUT_MS } from './connection.ts';
import { describeDatabaseError } from './errors.ts';
import { foreignFile } from './foreignFile.ts';
import { readHeader, readPagesBefore } from './header.ts';
import { APPLICATION_ID } from './migrate.ts';

/**
 * Takes back a transaction that was cut off before write-ahead mode was on: during the very first moments of a database.
 * A connection that only reads cannot, and would refuse the file for ever.
 *
 * @throws UserError database.foreign where another program was writing; nothing is taken back then
 */
export function rollBackInterrupted(file: string): void {
  const header = readHeader(file);
  const pagesBefore = readPagesBefore(file);
  // Of a file without content SQLite removes the journal by itself.
  if (!header || pagesBefore === undefined) return;
  // Tables begin on the second page: where there was none, nothing can be lost.
  const wasNew = header.applicationId === 0 && header.userVersion === 0 && pagesBefore <= 1;
  if (header.applicationId !== APPLICATION_ID && !wasNew) {
    throw foreignFile(file, message('a database that another program writes to'));
  }
  try {
    const database = new Database(file, { timeout: LOCK_TIMEOUT_MS, fileMustExist: true });
    try {
      // The first read rolls back, unless the process of the transaction still lives.
      database.pragma('schema_version');
    } finally {
      database.close();
    }
  } catch (error) {
    throw describeDatabaseError(error, file);
  }
}
