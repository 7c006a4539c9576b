import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import type { Notice } from '#app/contract/index.ts';
import { UserError } from '#engine/errors.ts';
import { message } from '#engine/text/index.ts';
import { moveDatabase, nameBeside, removeCompanions } from './companions.ts';
import { describeDatabaseError } from './errors.ts';
import { backupOf, examine } from './examine.ts';

/**
 * Sets a damaged database aside, under a name that says when, and puts the last good backup in its place if there is one.
 * @returns what the person should know
 */
export function recover(file: string, now: Date): Notice {
  const backup = backupOf(file);
  const kept = nameBeside(file, 'damaged', now);
  const what = message("The database '{{file}}' was damaged. It was kept as '{{kept}}'", { file, kept });
  if (!existsSync(backup)) {
    setAside(file, now);
    return { code: 'database.setAside', ...message('{{what}}; there is no backup, so a new database was created', { what }) };
  }
  try {
    examine(backup);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    setAside(file, now);
    const keptBackup = setAside(backup, now);
    const text = message("{{what}}; its backup was damaged too and was kept as '{{kept}}', so a new database was created", {
      what,
      kept: keptBackup,
    });
    return { code: 'database.setAside', ...text };
  }
  const made = restoreBackup(file, () => setAside(file, now));
  return { code: 'database.restored', ...message('{{what}}; the backup from {{made}} was restored', { what, made }) };
}

/**
 * Puts a copy of a sound backup in the place of its database.
 * @param clear takes away what is in that place, once the copy is there: a kill in between leaves either
 * @returns when the backup was made
 */
export function restoreBackup(file: string, clear: () => void): string {
  const backup = backupOf(file);
  const copy = `${file}.restoring`;
  try {
    copyFileSync(backup, copy);
    clear();
    renameSync(copy, file);
  } catch (error) {
    throw describeDatabaseError(error, file);
  }
  removeCompanions(backup);
  return timeOfBackup(backup);
}

/** When a backup was made, for people. */
export function timeOfBackup(backup: string): string {
  return statSync(backup).mtime.toLocaleString('sv-SE');
}

/** Renames a damaged file. @returns its new name */
export function setAside(file: string, now: Date): string {
  const kept = nameBeside(file, 'damaged', now);
  try {
    moveDatabase(file, kept);
  } catch (error) {
    throw describeDatabaseError(error, file);
  }
  return kept;
}
