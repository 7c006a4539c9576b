import {
  interruptRunsOf,
  isAlive,
  listOwners,
  removeDeadLocks,
  removeLocksOfKilled,
  type WritingConnection,
} from '#app/store/index.ts';

/**
 * Marks runs as interrupted whose process is gone. Those of other processes that live are left alone.
 * @param ownOwner who this process is, if it trains
 * @returns the names of the runs
 */
export function interruptOrphans(connection: WritingConnection, ownOwner?: string): string[] {
  return listOwners(connection)
    .filter((owner) => owner !== ownOwner && !isAlive(connection.file, owner))
    .flatMap((owner) => interruptRunsOf(connection, owner, Date.now()));
}

/** The same at the start of the program, with the traces that dead processes left beside the database. */
export function clearAfterDeath(connection: WritingConnection): string[] {
  const names = interruptOrphans(connection);
  removeLocksOfKilled(connection.file);
  removeDeadLocks(connection.file);
  return names;
}
