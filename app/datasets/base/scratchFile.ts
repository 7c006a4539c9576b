import { randomUUID } from 'node:crypto';
import { closeSync, constants, existsSync, openSync, unlinkSync } from 'node:fs';
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
export function openScratchFile(
  folder = FOLDER,
  { keepsName, flags }: ScratchWay = scratchWay(process.platform),
): number | undefined {
  const path = join(folder, `backwire-${randomUUID()}`);
  try {
    const handle = openSync(path, flags, 0o600);
    if (!keepsName) unlinkSync(path);
    return handle;
  } catch {
    return undefined;
  }
}

/** How a file is made that goes away with its handle. */
export interface ScratchWay {
  readonly flags: number;
  /** True if the system removes the name, too, when the file is closed. */
  readonly keepsName: boolean;
}

/** `UV_FS_O_TEMPORARY` of libuv: Windows deletes the file with its last handle. An open file need not be deletable there. */
const DELETE_ON_CLOSE = 0x40;

export function scratchWay(platform: NodeJS.Platform): ScratchWay {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;
  return platform === 'win32' ? { flags: flags | DELETE_ON_CLOSE, keepsName: true } : { flags, keepsName: false };
}
