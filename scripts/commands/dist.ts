import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';
import { runBuilder } from '../packaging/runBuilder.ts';

/**
 * `npm run dist`: builds the installers for this system into out/. Arguments go to electron-builder (such as `--linux --dir`).
 */
export async function run(args: readonly string[]): Promise<number> {
  await ensureBuilt();
  const builder = join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'cli.js');
  return runBuilder(builder, args, ROOT, process.stdout);
}
