import { existsSync, renameSync, rmSync, statSync } from 'node:fs';

/** Companion files of a database: its write-ahead log with its index, and the rollback journal. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

/** Removes files left by reading a copy of a database in write-ahead mode. */
export function removeCompanions(file: string): void {
  for (const companion of COMPANIONS) rmSync(file + companion, { force: true });
}

/** Renames a database with its companions, which belong to one file only. */
export function moveDatabase(from: string, to: string): void {
  renameSync(from, to);
  for (const companion of COMPANIONS) {
    if (existsSync(from + companion)) renameSync(from + companion, to + companion);
  }
}

/** A name beside a file with its state and time. */
export function nameBeside(file: string, what: string, now: Date): string {
  return `${file}.${what}-${now.toISOString().replaceAll(':', '-')}`;
}

/** In bytes; 0 if there is no file. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
