import { existsSync, rmSync } from 'node:fs';
import { UserError } from '#engine/errors.ts';
import { removeCompanions } from './companions.ts';
import { WritingConnection } from './connection.ts';
import { examine } from './examine.ts';
import { migrate } from './migrate.ts';

/** Replacement for a database lost while open. */
export interface RescuedDatabase {
  readonly connection: WritingConnection;
  /** True if it holds everything of the lost one; otherwise it is still empty. */
  readonly isWhole: boolean;
}

/**
 * Copies everything that a connection can still read into a new file beside its own, or creates an empty one.
 * @param name purpose of the copy: a part of the file's name
 * @throws UserError database.full, database.readOnly, database.unreachable
 */
export function rescue(connection: WritingConnection, name: string): RescuedDatabase {
  const file = freeName(`${connection.file}.rescued-${name}`);
  const isWhole = copyWhole(connection, file);
  const rescued = WritingConnection.open(file);
  try {
    migrate(rescued);
    return { connection: rescued, isWhole };
  } catch (error) {
    rescued.close();
    throw error;
  }
}

/** The same for complete copies only. @returns its file; undefined if nothing could be read */
export function rescueWhole(connection: WritingConnection, name: string): string | undefined {
  const file = freeName(`${connection.file}.rescued-${name}`);
  return copyWhole(connection, file) ? file : undefined;
}

function copyWhole(connection: WritingConnection, file: string): boolean {
  try {
    connection.rescueTo(file);
    examine(file);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    rmSync(file, { force: true });
    removeCompanions(file);
    return false;
  }
}

function freeName(wanted: string): string {
  let number = 1;
  const name = () => `${wanted}${number === 1 ? '' : `-${number}`}.sqlite`;
  while (existsSync(name())) number++;
  return name();
}
