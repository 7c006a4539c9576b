import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { declareErrors, type Message, type MessageValue, message, type UserError } from '#engine/messages/index.ts';
import { whyNotWritable } from './whyNotWritable.ts';

/** Database errors, each code once. */
export const databaseError = declareErrors({
  'database.newer': 'The database was written by a newer version of the program.',
  'database.missing': 'The database is missing or empty, but a backup exists.',
  'database.lost': 'The database was deleted, replaced or emptied while it was open.',
  'database.foreign': 'The file is not a database of this program.',
  'database.damaged': 'The file is damaged.',
  'database.full': 'The disk has no space left for the database.',
  'database.locked': 'Another program has locked the database.',
  'database.readOnly': 'The database cannot be written.',
  'database.unreachable': 'The database file cannot be opened, or the disk failed.',
});

/**
 * Translates an SQLite or operating system error into a UserError with a fix; other errors are returned as they are.
 * @param file the database file, for the message
 */
export function describeDatabaseError(error: unknown, file: string): unknown {
  const { code, message: reason = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const isKnown = error instanceof Database.SqliteError || (typeof code === 'string' && 'syscall' in (error as object));
  if (!isKnown || code === undefined) return error;
  const describe = CAUSES.find(({ codes }) => codes.test(code))?.describe;
  return describe ? describe(file, reason) : error;
}

const CAUSES: readonly { readonly codes: RegExp; readonly describe: (file: string, reason: string) => UserError }[] = [
  { codes: /^(SQLITE_FULL|ENOSPC|EDQUOT)/, describe: fullDisk },
  {
    codes: /^SQLITE_(BUSY|LOCKED)/,
    describe: (file) =>
      databaseError('database.locked', message("'{{file}}' is locked by another program", { file }), {
        where: file,
        expected: message('a database that can be written within 5 seconds'),
        received: message('a lock held by another program'),
        fix: message('Close the program that has the database open, and try again'),
      }),
  },
  { codes: /^(SQLITE_(READONLY|PERM)|EACCES|EPERM|EROFS)/, describe: notWritable },
  { codes: /^SQLITE_(CORRUPT|NOTADB)/, describe: damagedDatabase },
  { codes: /^SQLITE_(CANTOPEN|IOERR|NOLFS|AUTH)|^E[A-Z]+$/, describe: unreachable },
];

/** A file that is left unchanged. */
export function foreignFile(file: string, received: Message) {
  return databaseError('database.foreign', message("'{{file}}' is not a Backwire database; it was not changed", { file }), {
    where: file,
    expected: message('a Backwire database, or an unused name'),
    received,
    fix: message('Choose another file'),
  });
}

/** @param reason reported by SQLite */
export function damagedDatabase(file: string, reason: MessageValue): UserError {
  return databaseError('database.damaged', message("'{{file}}' is damaged: {{reason}}", { file, reason }), {
    where: file,
    expected: message('an intact database'),
    received: reason,
    fix: message('Start the program again: it sets the file aside and restores the last backup'),
  });
}

function fullDisk(file: string): UserError {
  return databaseError('database.full', message("The disk of '{{file}}' is full; data recorded before is kept", { file }), {
    where: file,
    expected: message('space for the database to grow'),
    received: message('a full disk'),
    fix: message(
      'Free some disk space by deleting other files. With a few megabytes free, you can then remove runs that are no longer needed',
    ),
  });
}

/** SQLite keeps its log beside the database: a read-only folder is a possible cause, and harder to notice. */
function notWritable(file: string): UserError {
  return (
    readOnlyFolder(file) ??
    databaseError('database.readOnly', message("'{{file}}' cannot be written", { file }), {
      where: file,
      expected: message('permission to write the file'),
      received: message('a read-only file'),
      fix: message('Allow writing to the file, or use a database in another folder'),
    })
  );
}

function readOnlyFolder(file: string): UserError | undefined {
  const folder = dirname(file);
  const reason = whyNotWritable(folder);
  if (reason !== 'permission' && reason !== 'readOnlyDisk') return undefined;
  const isDisk = reason === 'readOnlyDisk';
  const text = isDisk
    ? message("'{{file}}' cannot be used: its folder '{{folder}}' is on a read-only disk", { file, folder })
    : message("'{{file}}' cannot be used: its folder '{{folder}}' is read-only", { file, folder });
  return databaseError('database.readOnly', text, {
    where: folder,
    expected: message('a writable folder, because the database keeps files beside it'),
    received: isDisk ? message('a folder on a read-only disk') : message('a read-only folder'),
    fix: message('Allow writing to the folder, or use a database in another folder'),
  });
}

function unreachable(file: string, reason: string): UserError {
  if (whyNotWritable(dirname(file)) === 'full') return fullDisk(file);
  return (
    readOnlyFolder(file) ??
    databaseError('database.unreachable', message("'{{file}}' cannot be used: {{reason}}", { file, reason }), {
      where: file,
      expected: message('a file on a working disk'),
      received: reason,
      fix: message('Check that the disk is connected and that you can write to the folder'),
    })
  );
}

/** Ways to lose a file that a process has open. */
export type FileLoss = keyof typeof LOSSES;

const LOSSES = {
  deleted: {
    describe: (file: string) => message("The database '{{file}}' was deleted while it was open", { file }),
    received: message('no file'),
  },
  replaced: {
    describe: (file: string) => message("The database '{{file}}' was replaced by another file while it was open", { file }),
    received: message('another file'),
  },
  emptied: {
    describe: (file: string) => message("The database '{{file}}' was emptied while it was open", { file }),
    received: message('an empty file'),
  },
};

/** A file that is no longer the opened one. Nothing is written into it. */
export function lostDatabase(file: string, loss: FileLoss): UserError {
  const { describe, received } = LOSSES[loss];
  return databaseError('database.lost', describe(file), {
    where: file,
    expected: message('the file that was opened'),
    received,
    fix: message('Close Backwire: it then saves the contents of the database to a file beside it'),
  });
}
