import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';

/** `npm run bench`: measures the engine and its peers, in a fresh process. */
export async function run(args: readonly string[]): Promise<number> {
  // The engine's threads start from the built worker.
  await ensureBuilt(['node']);
  const { status } = spawnSync(process.execPath, [join(ROOT, 'bench', 'main.ts'), ...args], { stdio: 'inherit' });
  return status ?? 1;
}
