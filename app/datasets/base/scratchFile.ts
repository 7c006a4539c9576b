import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of temporary files on disk: on Linux, those of the usual one may be in memory. */
const FOLDER = process.platform === 'linux' && existsSync('/var/tmp') ? '/var/tmp' : tmpdir();

/** Closes files with the objects that they belong to. */
export const unusedFiles = new FinalizationRegistry<number>(closeSync);

/**
 * Opens a file without a name, to write and to read: however the program ends, nothing of it stays on the disk. Undefined if the
 * system denies it.
 */
export function openScratchFile(folder = FOLDER): number | undefined {
  const path = join(folder, `backwire-${randomUUID()}`);
  try {
    const handle = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return handle;
  } catch {
    return undefined;
  }
}
