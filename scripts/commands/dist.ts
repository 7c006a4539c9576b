import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';

/** `npm run dist`: builds the installers for this system into out/. Arguments go to electron-builder (`--linux --dir`, say). */
export async function run(args: readonly string[]): Promise<number> {
  await ensureBuilt();
  const builder = join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'cli.js');
  return spawnSync(process.execPath, [builder, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}
