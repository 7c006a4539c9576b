import { message } from '#engine/messages/index.ts';
import type { WritingConnection } from './connection.ts';
import { databaseError } from './errors.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** 'Bwir', in the file's header: identifies our databases. */
export const APPLICATION_ID = 0x42776972;

/**
 * Migrates a database to the newest version, each migration in one transaction that also sets the version.
 * @throws UserError database.newer
 */
export function migrate(connection: WritingConnection, migrations: readonly string[] = MIGRATIONS): void {
  let version = versionOf(connection);
  while (version < migrations.length) {
    connection.transaction(() => {
      // Another process may have migrated it: the version inside the transaction counts.
      version = versionOf(connection);
      if (version >= migrations.length) return;
      connection.execute(migrations[version]);
      version++;
      connection.pragma(`application_id = ${APPLICATION_ID}`);
      connection.pragma(`user_version = ${version}`);
    });
  }
  refuseNewer(version, connection.file, migrations.length);
}

/** @throws UserError database.newer */
export function refuseNewer(version: number, file: string, known: number = MIGRATIONS.length): void {
  if (version <= known) return;
  throw databaseError(
    'database.newer',
    message(
      "'{{file}}' has version {{version}}; this program knows databases up to version {{known}}. The file was not changed",
      { file, version, known },
    ),
    {
      where: file,
      expected: message('version {{known}} or older', { known }),
      received: message('version {{version}}', { version }),
      fix: message('Update Backwire, or use another database'),
    },
  );
}

function versionOf(connection: WritingConnection): number {
  return Number(connection.pragma('user_version'));
}
