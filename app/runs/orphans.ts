import {
  eraseRemoved,
  interruptRunsOf,
  isAlive,
  listOwners,
  removeDeadLocks,
  removeLocksOfKilled,
  type WritingConnection,
} from '#app/store/index.ts';

/**
 * Marks runs of dead processes as interrupted. Runs of other live processes are left alone.
 * @param ownOwner identity of this process, if it trains
 * @returns the names of the runs
 */
export function interruptOrphans(connection: WritingConnection, ownOwner?: string): string[] {
  return listOwners(connection)
    .filter((owner) => owner !== ownOwner && !isAlive(connection.file, owner))
    .flatMap((owner) => interruptRunsOf(connection, owner, Date.now()));
}

/** Time in which a removed run can be restored. */
const REMOVED_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** The same at program start; also erases runs removed long ago, and files of dead processes beside the database. */
export function clearAfterDeath(connection: WritingConnection): string[] {
  const names = interruptOrphans(connection);
  eraseRemoved(connection, Date.now() - REMOVED_KEPT_MS);
  removeLocksOfKilled(connection.file);
  removeDeadLocks(connection.file);
  return names;
}
