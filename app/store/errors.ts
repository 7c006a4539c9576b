import Database from 'better-sqlite3';
import { declareErrors, type UserError } from '#engine/errors.ts';

/** What can go wrong with the database, each code once. */
export const databaseError = declareErrors({
  'database.newer': 'The database was written by a newer version of the program.',
  'database.foreign': 'The file is not a database of this program.',
  'database.damaged': 'The file is damaged.',
  'database.full': 'The disk has no room for the database to grow.',
  'database.locked': 'Another program keeps the database locked.',
  'database.readOnly': 'The database cannot be written.',
  'database.unreachable': 'The database file cannot be opened, or its disk fails.',
});

/**
 * Turns what SQLite reports into an error that says what to do; anything else comes back as it is.
 * @param file the database file, for the message
 */
export function describeDatabaseError(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const describe = CAUSES.find(({ codes }) => codes.test(error.code))?.describe;
  return describe ? describe(file, error.message) : error;
}

interface Cause {
  readonly codes: RegExp;
  readonly describe: (file: string, reason: string) => UserError;
}

const CAUSES: readonly Cause[] = [
  {
    codes: /^SQLITE_FULL/,
    describe: (file) =>
      databaseError('database.full', `The disk of '${file}' is full; what was recorded before is kept`, {
        where: file,
        expected: 'room for the database to grow',
        received: 'a full disk',
        fix: 'Make room on the disk, or remove runs that are no longer needed',
      }),
  },
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
  {
    codes: /^SQLITE_(READONLY|PERM)/,
    describe: (file) =>
      databaseError('database.readOnly', `'${file}' cannot be written`, {
        where: file,
        expected: 'permission to write the file and its folder',
        received: 'a file that can only be read',
        fix: 'Allow writing to the file and its folder, or use a database elsewhere',
      }),
  },
  { codes: /^SQLITE_(CORRUPT|NOTADB)/, describe: damagedDatabase },
  {
    codes: /^SQLITE_(CANTOPEN|IOERR|NOLFS|AUTH)/,
    describe: (file, reason) =>
      databaseError('database.unreachable', `'${file}' cannot be used: ${reason}`, {
        where: file,
        expected: 'a file on a disk that works',
        received: reason,
        fix: 'Check that the disk is there and that the folder may be written',
      }),
  },
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
