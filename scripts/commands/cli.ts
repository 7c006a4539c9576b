import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST, ensureBuilt } from '../build/ensureBuilt.ts';
import { ALL_PARTS } from '../build/parts.ts';

/**
 * `npm run -s cli -- COMMAND ...`: the command line on current sources. It runs in this process, so that its standard streams,
 * signals and exit code are the command's own.
 */
export async function run(args: readonly string[]): Promise<void> {
  await ensureBuilt(args[0] === 'serve' ? ALL_PARTS : ['node']);
  const program = join(DIST, 'node', 'cli.js');
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
}
