import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks the position of the fuses in Electron's executable. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Each `1` on and each `0` off: the opposite of the product's settings. */
const WRONG_WAY_ROUND = '10110011';

/**
 * Writes a folder that packagers accept as an unpacked Electron: an executable that cannot run, but has fuses to set. So the real
 * configuration can be tested where the real Electron cannot be downloaded.
 */
export async function writeStubElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  const version = Buffer.from([1, WRONG_WAY_ROUND.length]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from(SENTINEL), version, Buffer.from(WRONG_WAY_ROUND)]), {
    mode: 0o755,
  });
}
