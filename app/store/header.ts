import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { message } from '#engine/text/index.ts';
import { databaseError } from './errors.ts';

/** The header of a file, read without opening it as a database. */
export interface FileHeader {
  readonly bytes: number;
  readonly isSqlite: boolean;
  readonly userVersion: number;
  readonly applicationId: number;
}

/** The database header (sqlite.org/fileformat.html). */
const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const USER_VERSION = 60;
const APPLICATION_ID = 68;

/** The header of a rollback journal (sqlite.org/fileformat.html#the_rollback_journal). */
const JOURNAL_MAGIC = 'd9d505f920a163d7';
const JOURNAL_HEADER_BYTES = 28;
const PAGES_BEFORE = 16;

/**
 * @returns undefined if the file is missing or empty
 * @throws UserError database.unreachable
 */
export function readHeader(file: string): FileHeader | undefined {
  const { bytes, start } = readStart(file, HEADER_BYTES);
  if (bytes === 0) return undefined;
  return {
    bytes,
    isSqlite: start.toString('latin1', 0, MAGIC.length) === MAGIC,
    userVersion: start.readUInt32BE(USER_VERSION),
    applicationId: start.readUInt32BE(APPLICATION_ID),
  };
}

/**
 * The number of pages of a database before the transaction that its rollback journal can undo.
 * @returns undefined if there is nothing to undo
 * @throws UserError database.unreachable
 */
export function readPagesBefore(file: string): number | undefined {
  const { start } = readStart(`${file}-journal`, JOURNAL_HEADER_BYTES);
  const isJournal = start.toString('hex', 0, JOURNAL_MAGIC.length / 2) === JOURNAL_MAGIC;
  return isJournal ? start.readUInt32BE(PAGES_BEFORE) : undefined;
}

/** The size of a file and its first bytes, zero-padded; no bytes if there is no file. */
function readStart(file: string, length: number): { readonly bytes: number; readonly start: Buffer } {
  const start = Buffer.alloc(length);
  try {
    const descriptor = openSync(file, 'r');
    try {
      readSync(descriptor, start, 0, length, 0);
      return { bytes: fstatSync(descriptor).size, start };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { code, message: reason } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { bytes: 0, start };
    throw databaseError('database.unreachable', message("'{{file}}' cannot be opened: {{reason}}", { file, reason }), {
      where: file,
      expected: message('a file that can be read'),
      received: reason,
    });
  }
}
