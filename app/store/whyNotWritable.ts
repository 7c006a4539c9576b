import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much as SQLite wants at once. */
const BYTES = 32 * 1024;

/**
 * Finds out by trying why a folder takes no new file: permissions alone do not tell of a disk that is read-only or full.
 * @returns undefined where it takes one
 */
export function whyNotWritable(folder: string): 'permission' | 'readOnlyDisk' | 'full' | 'other' | undefined {
  const file = join(folder, `.backwire-${randomUUID()}`);
  try {
    writeFileSync(file, Buffer.alloc(BYTES), { flag: 'wx' });
    return undefined;
  } catch (error) {
    return REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'other';
  } finally {
    if (existsSync(file)) rmSync(file, { force: true });
  }
}

const REASONS: Readonly<Record<string, 'permission' | 'readOnlyDisk' | 'full'>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  EROFS: 'readOnlyDisk',
  ENOSPC: 'full',
  EDQUOT: 'full',
};
