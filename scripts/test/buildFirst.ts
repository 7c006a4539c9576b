import { ensureBuilt } from '../build/ensureBuilt.ts';

/** Runs before any test, however the tests are started: training workers run as they are built. */
export async function setup(): Promise<void> {
  await ensureBuilt(['node']);
}
