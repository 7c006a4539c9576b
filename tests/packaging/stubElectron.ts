import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks, in Electron's executable, the place of the fuses. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Each `1` on and each `0` off: none of them is as the product wants it. */
const WRONG_WAY_ROUND = '10110011';

/**
 * Writes a folder that packagers take for an unpacked Electron: an executable that cannot run, but has fuses to be set.
 * So the real configuration can be carried out where the real Electron cannot be fetched.
 */
export async function writeStubElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  const version = Buffer.from([1, WRONG_WAY_ROUND.length]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from(SENTINEL), version, Buffer.from(WRONG_WAY_ROUND)]), {
    mode: 0o755,
  });
}
