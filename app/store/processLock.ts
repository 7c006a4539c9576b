import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describeDatabaseError } from './errors.ts';

/** A new lock's file exists briefly before the lock is held. */
const SETTLED_MS = 60_000;

/**
 * Shows other processes that this one is alive. It holds a lock on a small file, which the operating system releases when the
 * process ends for any reason: unlike a process number, the lock cannot be confused with another process's.
 */
export class ProcessLock {
  /** The owner recorded in runs. The process number is a hint: if it is gone, so is the owner. */
  readonly owner = `${process.pid}-${randomUUID()}`;
  readonly #databaseFile: string;
  readonly #lock: Database.Database;

  /** @throws UserError database.* if the folder is not writable */
  constructor(databaseFile: string) {
    this.#databaseFile = databaseFile;
    try {
      this.#lock = new Database(lockFile(databaseFile, this.owner));
      this.#lock.pragma('journal_mode = MEMORY');
      this.#lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      throw describeDatabaseError(error, databaseFile);
    }
  }

  release(): void {
    this.#lock.close();
    rmSync(lockFile(this.#databaseFile, this.owner), { force: true });
  }
}

/** True if an owner's process is alive. */
export function isAlive(databaseFile: string, owner: string): boolean {
  const file = lockFile(databaseFile, owner);
  if (!existsSync(file)) return false;
  const lock = openLock(file);
  if (!lock) return false;
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true;
    throw error;
  } finally {
    lock.close();
  }
}

/** Never creates the file: its owner may just have removed it. */
function openLock(file: string): Database.Database | undefined {
  try {
    return new Database(file, { timeout: 0, fileMustExist: true });
  } catch (error) {
    if (!existsSync(file)) return undefined;
    throw error;
  }
}

/** True if a process with the owner's number exists. Owners of earlier versions have no number. */
function mayBeRunning(owner: string): boolean {
  const [, number] = owner.match(/^(\d+)-[0-9a-f]{8}-/) ?? [];
  if (number === undefined) return true;
  try {
    process.kill(Number(number), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Removes locks of dead processes, once they are too old to be in creation. */
export function removeDeadLocks(databaseFile: string, now: Date = new Date()): void {
  for (const { file, owner } of listLocks(databaseFile)) {
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (made === undefined || now.getTime() - made < SETTLED_MS) continue;
    if (!isAlive(databaseFile, owner)) rmSync(file, { force: true });
  }
}

/** The same immediately, if the owner's process number does not exist: nobody is creating such a lock. */
export function removeLocksOfKilled(databaseFile: string): void {
  for (const { file, owner } of listLocks(databaseFile)) {
    if (!mayBeRunning(owner) && !isAlive(databaseFile, owner)) rmSync(file, { force: true });
  }
}

function listLocks(databaseFile: string): { readonly file: string; readonly owner: string }[] {
  const folder = dirname(databaseFile);
  const prefix = `${basename(databaseFile)}.owner-`;
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix));
  return names.map((name) => ({ file: join(folder, name), owner: name.slice(prefix.length) }));
}

function lockFile(databaseFile: string, owner: string): string {
  return `${databaseFile}.owner-${owner}`;
}
