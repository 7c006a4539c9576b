import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../build/ensureBuilt.ts';

/** Each area is checked by itself, with the names that exist there: `engine` has no `process`, `app` has no `document`. */
const AREAS = ['engine', 'app', 'main', 'renderer', 'scripts', 'bench', 'tests'];

/** `npm run types`: type-checks every area, or those that are named. */
export async function run(args: readonly string[]): Promise<number> {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  let exitCode = 0;
  for (const area of args.length > 0 ? args : AREAS) {
    const { status } = spawnSync(process.execPath, [compiler, '--project', area], { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) exitCode = 1;
  }
  return exitCode;
}
