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
  /** What runs carry as their owner. The process's number is a hint: where it is gone, so is the owner. */
  readonly owner = `${process.pid}-${randomUUID()}`;
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

/** Never makes the file: its owner may have taken it away a moment ago. */
function openLock(file: string): Database.Database | undefined {
  try {
    return new Database(file, { timeout: 0, fileMustExist: true });
  } catch (error) {
    if (!existsSync(file)) return undefined;
    throw error;
  }
}

/** Whether there is a process of the number that an owner begins with. Those of earlier versions begin with none. */
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

/** Removes the locks of processes that are gone, once they are so old that nobody can be making them. */
export function removeDeadLocks(databaseFile: string, now: Date = new Date()): void {
  for (const { file, owner } of listLocks(databaseFile)) {
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (made === undefined || now.getTime() - made < SETTLED_MS) continue;
    if (!isAlive(databaseFile, owner)) rmSync(file, { force: true });
  }
}

/** The same at once, where the number that an owner begins with is that of no process: nobody is making such a lock. */
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
