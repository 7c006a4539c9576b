import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '#engine/errors.ts';
import { WritingConnection } from './connection.ts';
import { databaseError } from './errors.ts';
import { examine } from './examine.ts';
import { migrate } from './migrate.ts';
import { type Notice, recover } from './recover.ts';

export interface OpenedStore {
  readonly connection: WritingConnection;
  /** What had to be mended. */
  readonly notices: readonly Notice[];
}

/**
 * Opens the database, making one where there is none. A damaged file is set aside, never deleted, and its last backup
 * takes its place; one of a newer version, or of another program, is left untouched.
 *
 * @throws UserError database.newer, database.foreign, database.locked, database.readOnly, database.full,
 *   database.unreachable
 */
export function openStore(file: string, now: Date = new Date()): OpenedStore {
  makeFolder(dirname(file));
  try {
    return { connection: openSound(file), notices: [] };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'database.damaged') throw error;
    const notice = recover(file, now);
    return { connection: openSound(file), notices: [notice] };
  }
}

function openSound(file: string): WritingConnection {
  examine(file);
  const connection = WritingConnection.open(file);
  try {
    migrate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw databaseError('database.unreachable', `The folder '${folder}' cannot be made: ${reason}`, {
      where: folder,
      expected: 'a folder for the database',
      received: reason,
      fix: 'Choose another place for the database',
    });
  }
}
