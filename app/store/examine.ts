import { existsSync } from 'node:fs';
import { message } from '#engine/messages/index.ts';
import { ReadingConnection, type WritingConnection } from './connection.ts';
import { damagedDatabase, foreignFile } from './errors.ts';
import { type FileHeader, readHeader } from './header.ts';
import { APPLICATION_ID, refuseNewer } from './migrate.ts';

/** Up to this size the whole file is checked on opening, which takes a fraction of a second. */
const CHECKED_BYTES = 128 * 1024 * 1024;

/** A file with such a name, or with a backup beside it, must be a database. */
const DATABASE_NAME = /\.(sqlite3?|db)$/i;

export const backupOf = (file: string): string => `${file}.backup`;

/**
 * Checks a database without writing to it.
 * @throws UserError database.newer, database.foreign, database.damaged, database.unreachable
 */
export function examine(file: string): void {
  const header = readHeader(file);
  if (!header) return;
  if (!header.isSqlite) throw describeOtherFile(file);
  // Pages in the write-ahead log can be newer than the file.
  if (existsSync(`${file}-wal`)) examineContents(file, header);
  else {
    refuseForeign(header.applicationId, header.userVersion, file);
    refuseNewer(header.userVersion, file);
    examineContents(file, header);
  }
}

/**
 * Checks the file of an open database: a connection's cache can hide damage.
 * @throws UserError database.lost, database.damaged
 */
export function requireSound(connection: WritingConnection): void {
  connection.requireSameFile();
  examine(connection.file);
}

function describeOtherFile(file: string) {
  const meantAsDatabase = DATABASE_NAME.test(file) || existsSync(backupOf(file));
  return meantAsDatabase
    ? damagedDatabase(file, message('it does not start like a database'))
    : foreignFile(file, message('another file'));
}

/** A database that is still empty has neither identity nor version. */
function refuseForeign(applicationId: number, version: number, file: string): void {
  if (applicationId === APPLICATION_ID || (applicationId === 0 && version === 0)) return;
  throw foreignFile(file, message('a database of another program'));
}

function examineContents(file: string, { bytes }: FileHeader): void {
  const connection = ReadingConnection.open(file);
  try {
    const version = Number(connection.pragma('user_version'));
    refuseForeign(Number(connection.pragma('application_id')), version, file);
    if (version === 0 && countTables(connection) > 0) throw foreignFile(file, message('a database of another program'));
    refuseNewer(version, file);
    const problem = bytes <= CHECKED_BYTES ? connection.pragma('quick_check(1)') : probe(connection);
    if (problem !== 'ok') throw damagedDatabase(file, String(problem));
  } finally {
    connection.close();
  }
}

/** Reads the schema, which fails if the beginning of the file is damaged. */
function probe(connection: ReadingConnection): string {
  countTables(connection);
  return 'ok';
}

export function countTables(connection: ReadingConnection): number {
  return connection.get<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0;
}
