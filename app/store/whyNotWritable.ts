import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much as SQLite needs at once. */
const BYTES = 32 * 1024;

/**
 * Finds the reason why a folder is not writable by trying: permissions alone do not show a read-only or full disk.
 * @returns undefined if it is writable
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
