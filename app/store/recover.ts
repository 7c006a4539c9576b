import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import type { Notice } from '#app/contract/index.ts';
import { message, UserError } from '#engine/messages/index.ts';
import { moveDatabase, nameBeside, removeCompanions } from './companions.ts';
import { describeDatabaseError } from './errors.ts';
import { backupOf, examine } from './examine.ts';

/**
 * Sets a damaged database aside, under a name with the time, and restores the last good backup if there is one.
 * @returns a notice for the user
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
 * Replaces a database by a copy of a sound backup.
 * @param clear removes the old file once the copy exists: a kill in between leaves one of them
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

/** The time of a backup, for display. */
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
