import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../build/ensureBuilt.ts';

/** Each room is checked separately, with its own globals: `engine` has no `process`, `app` has no `document`. */
const ROOMS = ['engine', 'app', 'main', 'renderer', 'scripts', 'bench', 'tests'];

/** `npm run types`: type-checks every room, or the given ones. */
export async function run(args: readonly string[]): Promise<number> {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  let exitCode = 0;
  for (const room of args.length > 0 ? args : ROOMS) {
    const { status } = spawnSync(process.execPath, [compiler, '--project', room], { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) exitCode = 1;
  }
  return exitCode;
}
