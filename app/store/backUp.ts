import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { UserError } from '#engine/messages/index.ts';
import { removeCompanions } from './companions.ts';
import { type WritingConnection, withReading } from './connection.ts';
import { backupOf, examine } from './examine.ts';
import { advanceLineage, continues } from './lineage.ts';
import { keepBackup } from './missing.ts';

/** A larger database is copied once a day, not at every end. */
const LARGE_BYTES = 512 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Copies the database beside itself, if it changed since the last copy. The copy replaces the one before only when it is
 * whole, sound, and a later state of the same database; otherwise the one before is kept under another name.
 * @param log is told of a backup that was kept
 * @returns whether a copy was made
 */
export async function backUp(connection: WritingConnection, now: Date, log: (text: string) => void = () => {}): Promise<boolean> {
  const { file } = connection;
  // Moves the log into the file, so that its time tells of changes.
  connection.pragma('wal_checkpoint(PASSIVE)');
  if (!isDue(file, now)) return false;
  advanceLineage(connection);
  // Gives back the room of what was removed.
  connection.execute('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(PASSIVE)');
  const temporary = `${file}.backup-unfinished`;
  rmSync(temporary, { force: true });
  removeCompanions(temporary);
  try {
    await connection.copyTo(temporary);
    examine(temporary);
    sync(temporary);
    if (!mayReplace(temporary, backupOf(file)))
      log(`The backup before was of another database; it was kept as '${keepBackup(file, now)}'`);
    renameSync(temporary, backupOf(file));
    return true;
  } finally {
    rmSync(temporary, { force: true });
    removeCompanions(temporary);
  }
}

/** Whether nothing is lost with the backup before. */
function mayReplace(copy: string, backup: string): boolean {
  if (!existsSync(backup)) return true;
  try {
    return withReading(copy, (later) => withReading(backup, (earlier) => continues(later, earlier)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // Somebody may still want to look into a backup that cannot be read.
    return false;
  } finally {
    removeCompanions(backup);
  }
}

function isDue(file: string, now: Date): boolean {
  const last = timeOf(backupOf(file));
  if (last === undefined) return true;
  if ((timeOf(file) ?? 0) <= last) return false;
  return statSync(file).size < LARGE_BYTES || now.getTime() - last >= DAY_MS;
}

/** Milliseconds since 1970; undefined where there is no file. */
function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
