import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { UserError } from '#engine/messages/index.ts';
import { removeCompanions } from './companions.ts';
import { type ReadingConnection, type WritingConnection, withReading } from './connection.ts';
import { backupOf, examine } from './examine.ts';
import { holdingsOf, includes, isNothing } from './holdings.ts';
import { keepBackup } from './missing.ts';
import { loadSetting, saveSetting } from './settings.ts';

/** A larger database is backed up once a day, not at every close. */
const LARGE_BYTES = 512 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Backs the database up beside itself, if it changed since the last backup. The copy replaces the previous one only if it is
 * complete, sound, and a later state of the same database; otherwise the previous one is kept under another name.
 * @param log reports a backup that was kept
 * @returns true if a copy was made
 */
export async function backUp(connection: WritingConnection, now: Date, log: (text: string) => void = () => {}): Promise<boolean> {
  const { file } = connection;
  // Checkpoints the log, so that the file's time reflects changes.
  connection.pragma('wal_checkpoint(PASSIVE)');
  if (!isDue(file, now)) return false;
  advanceLineage(connection);
  // Frees the pages of removed rows.
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

/** True if replacing the previous backup loses nothing. */
function mayReplace(copy: string, backup: string): boolean {
  if (!existsSync(backup)) return true;
  try {
    return withReading(copy, (later) => withReading(backup, (earlier) => continues(later, earlier)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // An unreadable backup is kept, in case somebody can recover it.
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

/** Milliseconds since 1970; undefined if there is no file. */
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

/** Distinguishes a later state of a database from another database and from an older state. */
interface Lineage {
  readonly id: string;
  /** Counts the backups. */
  readonly generation: number;
}

const NAME = 'lineage';

/** Counts one more backup; the following copy carries the number. */
function advanceLineage(connection: WritingConnection): void {
  const { id, generation } = readLineage(connection) ?? { id: randomUUID(), generation: 0 };
  saveSetting(connection, NAME, { id, generation: generation + 1 } satisfies Lineage);
}

/**
 * True if a copy may replace a backup: it is a later state of the same database, so anything missing was removed by the user. For
 * a backup of an earlier version, without lineage, the copy must hold all of its contents.
 */
function continues(copy: ReadingConnection, backup: ReadingConnection): boolean {
  const held = holdingsOf(backup);
  if (isNothing(held)) return true;
  const [later, earlier] = [readLineage(copy), readLineage(backup)];
  if (!earlier) return includes(holdingsOf(copy), held);
  return later?.id === earlier.id && later.generation > earlier.generation;
}

function readLineage(connection: ReadingConnection): Lineage | undefined {
  return loadSetting(connection, NAME) as Lineage | undefined;
}
