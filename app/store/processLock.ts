import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describeDatabaseError } from './errors.ts';

/** A lock that is being made has its file a moment before it holds. */
const SETTLED_MS = 60_000;

/**
 * Says to other processes that this one lives. It holds a lock on a small file, which the operating system releases when
 * the process ends, however it ends: unlike a process number, the lock can't be taken for that of another process.
 */
export class ProcessLock {
  /** What runs carry as their owner. */
  readonly owner = randomUUID();
  readonly #databaseFile: string;
  readonly #lock: Database.Database;

  /** @throws UserError database.* where the folder can't be written to */
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

/** Whether the process that an owner stands for still lives. */
export function isAlive(databaseFile: string, owner: string): boolean {
  const file = lockFile(databaseFile, owner);
  if (!existsSync(file)) return false;
  const lock = new Database(file, { timeout: 0 });
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

/** Removes the locks of processes that are gone. */
export function removeDeadLocks(databaseFile: string, now: Date = new Date()): void {
  const prefix = `${basename(databaseFile)}.owner-`;
  for (const name of readdirSync(dirname(databaseFile))) {
    const file = join(dirname(databaseFile), name);
    const made = name.startsWith(prefix) ? statSync(file, { throwIfNoEntry: false })?.mtimeMs : undefined;
    if (made === undefined || now.getTime() - made < SETTLED_MS) continue;
    if (!isAlive(databaseFile, name.slice(prefix.length))) rmSync(file, { force: true });
  }
}

function lockFile(databaseFile: string, owner: string): string {
  return `${databaseFile}.owner-${owner}`;
}
