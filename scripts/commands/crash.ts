import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/ensureBuilt.ts';

/** `npm run crash`: kills the program at random moments, and checks what is left; 1 if anything is lost. */
export async function run(args: readonly string[]): Promise<number> {
  const main = join(ROOT, 'tests', 'crash', 'main.ts');
  return spawnSync(process.execPath, [main, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}
