import { setPriority } from 'node:os';

/** Nice value: on a busy core, a thread of normal priority gets ten times the time of this one. */
const NICENESS = 10;

/**
 * Lets the window go first on busy cores; on idle ones, this thread is as fast as ever. Threads that it starts inherit that. Only
 * Linux has a priority for each thread: elsewhere, the whole process would give way.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(NICENESS);
}
