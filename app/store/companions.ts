import { existsSync, renameSync, rmSync, statSync } from 'node:fs';

/** The files that belong to a database besides itself: its write-ahead log with its index, and the journal of a rollback. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

/** What reading a copy of a database in write-ahead mode leaves beside it. */
export function removeCompanions(file: string): void {
  for (const companion of COMPANIONS) rmSync(file + companion, { force: true });
}

/** Renames a database with its companions: alone, each would be read with another file. */
export function moveDatabase(from: string, to: string): void {
  renameSync(from, to);
  for (const companion of COMPANIONS) {
    if (existsSync(from + companion)) renameSync(from + companion, to + companion);
  }
}

/** A name beside a file that says what became of it, and when. */
export function nameBeside(file: string, what: string, now: Date): string {
  return `${file}.${what}-${now.toISOString().replaceAll(':', '-')}`;
}

/** In bytes; 0 where there is no file. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
