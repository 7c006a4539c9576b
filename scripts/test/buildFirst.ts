import { ensureBuilt } from '../build/ensureBuilt.ts';

/** Runs before any test, however tests are started: training workers run as built. */
export async function setup(): Promise<void> {
  await ensureBuilt(['node']);
}
