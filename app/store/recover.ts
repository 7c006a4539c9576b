import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { UserError } from '#engine/errors.ts';
import { backupOf, examine } from './examine.ts';

/** What a start had to mend. */
export interface Notice {
  readonly code: string;
  readonly message: string;
}

/** The files that belong to a database besides itself. */
export const COMPANIONS = ['-wal', '-shm'] as const;

/**
 * Sets a damaged database aside, under a name that says when, and puts the last good backup in its place if there is one.
 * @returns what the person should know
 */
export function recover(file: string, now: Date): Notice {
  const kept = setAside(file, now);
  const backup = backupOf(file);
  const message = `The database '${file}' was damaged. It was kept as '${kept}'`;
  if (!existsSync(backup)) {
    return { code: 'database.setAside', message: `${message}; there is no backup, so a new one was begun` };
  }
  try {
    examine(backup);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const keptBackup = setAside(backup, now);
    const text = `${message}; its backup was damaged too and was kept as '${keptBackup}', so a new one was begun`;
    return { code: 'database.setAside', message: text };
  }
  const made = statSync(backup).mtime.toLocaleString('sv-SE');
  copyFileSync(backup, `${file}.restoring`);
  renameSync(`${file}.restoring`, file);
  removeCompanions(backup);
  return { code: 'database.restored', message: `${message}; the backup of ${made} was restored` };
}

function setAside(file: string, now: Date): string {
  const kept = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`;
  renameSync(file, kept);
  for (const companion of COMPANIONS) {
    if (existsSync(file + companion)) renameSync(file + companion, kept + companion);
  }
  return kept;
}

/** What reading a copy of a database in write-ahead mode leaves beside it. */
export function removeCompanions(file: string): void {
  for (const companion of COMPANIONS) rmSync(file + companion, { force: true });
}
