import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Notice } from '#app/contract/index.ts';
import { message, plural, UserError } from '#engine/messages/index.ts';
import { moveDatabase, nameBeside, removeCompanions, sizeOf } from './companions.ts';
import { withReading } from './connection.ts';
import { databaseError } from './errors.ts';
import { backupOf, countTables, examine } from './examine.ts';
import { readHeader, readPagesBefore } from './header.ts';
import { type Holdings, holdingsOf, isNothing } from './holdings.ts';
import { restoreBackup, setAside, timeOfBackup } from './recover.ts';

/** Action if a database is missing or empty although it has a backup: `refuse` changes nothing until the user has decided. */
export type MissingDatabase = 'refuse' | 'restore' | 'beginAnew';

/**
 * Preserves what is left of a missing or empty database before a new one is created: its backup, which the next backup would
 * replace, and its write-ahead log, which SQLite would delete.
 * @returns notices for the user
 * @throws UserError database.missing for `refuse`; nothing is changed then
 */
export function resolveMissing(file: string, decision: MissingDatabase, now: Date): Notice[] {
  const state = missingState(file);
  if (!state) return [];
  const backup = backupOf(file);
  const held = readBackup(backup);
  if (held === 'damaged') {
    const kept = setAside(backup, now);
    const text = message(
      "The database '{{file}}' is {{state}}, and its backup was damaged. The backup was kept as '{{kept}}'; a new database was created",
      { file, state: STATES[state], kept },
    );
    return [...setLogsAside(file, now), { code: 'database.setAside', ...text }];
  }
  if (isNothing(held)) return setLogsAside(file, now);
  switch (decision) {
    case 'refuse':
      throw missingDatabase(file, state, held);
    case 'restore': {
      const notices: Notice[] = [];
      const made = restoreBackup(file, () => notices.push(...setLogsAside(file, now)));
      const values = { file, state: STATES[state], made };
      const text = message("The database '{{file}}' was {{state}}; the backup from {{made}} was restored", values);
      return [...notices, { code: 'database.restored', ...text }];
    }
    case 'beginAnew': {
      const kept = keepBackup(file, now);
      const text = message(
        "The database '{{file}}' was {{state}}. A new database was created; the backup was kept as '{{kept}}'",
        {
          file,
          state: STATES[state],
          kept,
        },
      );
      return [...setLogsAside(file, now), { code: 'database.begunAnew', ...text }];
    }
  }
}

/** Renames a backup, so that the next one does not replace it. @returns its new name */
export function keepBackup(file: string, now: Date): string {
  const kept = nameBeside(backupOf(file), 'kept', now);
  moveDatabase(backupOf(file), kept);
  return kept;
}

const STATES = { missing: message('missing'), empty: message('empty') };

function missingState(file: string): keyof typeof STATES | undefined {
  const header = readHeader(file);
  if (!header) return existsSync(file) ? 'empty' : 'missing';
  const mayBeEmpty = header.isSqlite && header.applicationId === 0 && header.userVersion === 0 && sizeOf(`${file}-wal`) === 0;
  return mayBeEmpty && withReading(file, countTables) === 0 ? 'empty' : undefined;
}

function readBackup(backup: string): Holdings | 'damaged' {
  if (sizeOf(backup) === 0) return { runs: [], graphs: [] };
  try {
    examine(backup);
    return withReading(backup, holdingsOf);
  } catch (error) {
    if (error instanceof UserError && error.code === 'database.damaged') return 'damaged';
    throw error;
  } finally {
    removeCompanions(backup);
  }
}

/** Logs of a missing database are only readable with it: they are kept, in case it reappears. */
function setLogsAside(file: string, now: Date): Notice[] {
  const kept = nameBeside(file, 'orphaned', now);
  rmSync(`${file}-shm`, { force: true });
  const notices: Notice[] = [];
  // The journal of a new database is empty, and may belong to a process that is creating it right now.
  const companions = [...(sizeOf(`${file}-wal`) > 0 ? ['-wal'] : []), ...((readPagesBefore(file) ?? 0) > 1 ? ['-journal'] : [])];
  for (const companion of companions) {
    renameSync(file + companion, kept + companion);
    const text = message(
      "The database '{{file}}' is missing or empty, but its log '{{log}}' exists. The log was kept as '{{kept}}'",
      { file, log: file + companion, kept: kept + companion },
    );
    notices.push({ code: 'database.logKept', ...text });
  }
  return notices;
}

function missingDatabase(file: string, state: keyof typeof STATES, { runs, graphs }: Holdings) {
  const backup = backupOf(file);
  const content = message('{{runs}} and {{graphs}}', {
    runs: plural(runs.length, '{{count}} run', '{{count}} runs'),
    graphs: plural(graphs.length, '{{count}} graph', '{{count}} graphs'),
  });
  const text = message(
    "The database '{{file}}' is {{state}}, but a backup from {{made}} exists, with {{content}}. Nothing was changed",
    { file, state: STATES[state], made: timeOfBackup(backup), content },
  );
  return databaseError('database.missing', text, {
    where: file,
    expected: message('the database that the backup was made of'),
    received: state === 'missing' ? message('no file') : message('an empty file'),
    fix: message(
      "Restore '{{backup}}' with --restore-backup, or keep it under another name and start a new database with --new-database",
      {
        backup,
      },
    ),
  });
}
