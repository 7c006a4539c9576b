import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { declareErrors, type UserError } from '#engine/errors.ts';
import type { FileLoss } from './fileIdentity.ts';
import { whyNotWritable } from './whyNotWritable.ts';

/** What can go wrong with the database, each code once. */
export const databaseError = declareErrors({
  'database.newer': 'The database was written by a newer version of the program.',
  'database.missing': 'The database is gone or empty, but not its backup.',
  'database.lost': 'The database was deleted, replaced or emptied while it was open.',
  'database.foreign': 'The file is not a database of this program.',
  'database.damaged': 'The file is damaged.',
  'database.full': 'The disk has no room for the database to grow.',
  'database.locked': 'Another program keeps the database locked.',
  'database.readOnly': 'The database cannot be written.',
  'database.unreachable': 'The database file cannot be opened, or its disk fails.',
});

/**
 * Turns what SQLite or the operating system reports into an error that says what to do; anything else comes back as it is.
 * @param file the database file, for the message
 */
export function describeDatabaseError(error: unknown, file: string): unknown {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const isKnown = error instanceof Database.SqliteError || (typeof code === 'string' && 'syscall' in (error as object));
  if (!isKnown || code === undefined) return error;
  const describe = CAUSES.find(({ codes }) => codes.test(code))?.describe;
  return describe ? describe(file, message ?? '') : error;
}

interface Cause {
  readonly codes: RegExp;
  readonly describe: (file: string, reason: string) => UserError;
}

const CAUSES: readonly Cause[] = [
  { codes: /^(SQLITE_FULL|ENOSPC|EDQUOT)/, describe: fullDisk },
  {
    codes: /^SQLITE_(BUSY|LOCKED)/,
    describe: (file) =>
      databaseError('database.locked', `'${file}' is locked by another program`, {
        where: file,
        expected: 'a database that can be written within 5 seconds',
        received: 'a lock held by another program',
        fix: 'Close the program that has the database open, and try again',
      }),
  },
  { codes: /^(SQLITE_(READONLY|PERM)|EACCES|EPERM|EROFS)/, describe: notWritable },
  { codes: /^SQLITE_(CORRUPT|NOTADB)/, describe: damagedDatabase },
  { codes: /^SQLITE_(CANTOPEN|IOERR|NOLFS|AUTH)|^E[A-Z]+$/, describe: unreachable },
];

/** @param reason what SQLite found */
export function damagedDatabase(file: string, reason: string): UserError {
  return databaseError('database.damaged', `'${file}' is damaged: ${reason}`, {
    where: file,
    expected: 'a sound database',
    received: reason,
    fix: 'Start the program again: it sets the file aside and takes the last backup',
  });
}

function fullDisk(file: string): UserError {
  return databaseError('database.full', `The disk of '${file}' is full; what was recorded before is kept`, {
    where: file,
    expected: 'room for the database to grow',
    received: 'a full disk',
    fix: 'Make room on the disk by deleting other files. With a few megabytes, runs that are no longer needed can be removed',
  });
}

/** SQLite keeps its log beside the database: a folder that is read-only is a cause too, and the more puzzling one. */
function notWritable(file: string): UserError {
  return readOnlyFolder(file) ?? readOnlyFile(file);
}

function readOnlyFile(file: string): UserError {
  return databaseError('database.readOnly', `'${file}' cannot be written`, {
    where: file,
    expected: 'permission to write the file',
    received: 'a file that can only be read',
    fix: 'Allow writing to the file, or use a database elsewhere',
  });
}

function readOnlyFolder(file: string): UserError | undefined {
  const folder = dirname(file);
  const reason = whyNotWritable(folder);
  if (reason !== 'permission' && reason !== 'readOnlyDisk') return undefined;
  const received = reason === 'permission' ? 'can only be read' : 'is on a read-only disk';
  return databaseError('database.readOnly', `'${file}' cannot be used: its folder '${folder}' ${received}`, {
    where: folder,
    expected: 'a folder that can be written to, since files of the database lie beside it',
    received: `a folder that ${received}`,
    fix: 'Allow writing to the folder, or use a database elsewhere',
  });
}

function unreachable(file: string, reason: string): UserError {
  if (whyNotWritable(dirname(file)) === 'full') return fullDisk(file);
  return (
    readOnlyFolder(file) ??
    databaseError('database.unreachable', `'${file}' cannot be used: ${reason}`, {
      where: file,
      expected: 'a file on a disk that works',
      received: reason,
      fix: 'Check that the disk is there and that the folder may be written',
    })
  );
}

const LOSSES: Readonly<Record<FileLoss, { readonly text: string; readonly received: string }>> = {
  deleted: { text: 'was deleted', received: 'no file' },
  replaced: { text: 'was replaced by another file', received: 'another file' },
  emptied: { text: 'was emptied', received: 'an empty file' },
};

/** A file that is no longer the one that was opened. Nothing is written into it any more. */
export function lostDatabase(file: string, loss: FileLoss): UserError {
  const { text, received } = LOSSES[loss];
  return databaseError('database.lost', `The database '${file}' ${text} while it was open`, {
    where: file,
    expected: 'the file that was opened',
    received,
    fix: 'Close Backwire: it then keeps what the database held in a file beside it',
  });
}
