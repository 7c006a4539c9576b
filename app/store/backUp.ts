import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import type { WritingConnection } from './connection.ts';
import { backupOf, examine } from './examine.ts';
import { removeCompanions } from './recover.ts';

/** A larger database is copied once a day, not at every end. */
const LARGE_BYTES = 512 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Copies the database beside itself, if it changed since the last copy. The copy replaces the one before only when it is
 * whole and sound.
 * @returns whether a copy was made
 */
export async function backUp(connection: WritingConnection, now: Date): Promise<boolean> {
  const { file } = connection;
  // Moves the log into the file, so that its time tells of changes.
  connection.pragma('wal_checkpoint(PASSIVE)');
  if (!isDue(file, now)) return false;
  // Gives back the room of what was removed.
  connection.execute('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(PASSIVE)');
  const temporary = `${file}.backup-unfinished`;
  rmSync(temporary, { force: true });
  try {
    await connection.copyTo(temporary);
    examine(temporary);
    sync(temporary);
    renameSync(temporary, backupOf(file));
    return true;
  } finally {
    rmSync(temporary, { force: true });
    removeCompanions(temporary);
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
