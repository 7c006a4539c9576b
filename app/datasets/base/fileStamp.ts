import { createHash } from 'node:crypto';
import { type BigIntStats, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReference } from './fileReference.ts';

/**
 * Tells without reading whether files are still the same: by their sizes, their times and their numbers on the disk; of a folder, by
 * those of all files in it.
 */
export function stampOf(files: readonly FileReference[]): string {
  const hash = createHash('sha256');
  for (const { path } of files) for (const stamp of stampsAt(path)) hash.update(`${stamp}\n`);
  return hash.digest('hex');
}

/** The same, but of a folder only by its own time, which changes if files are added to it or removed. */
export const quickStampOf = (files: readonly FileReference[]): string =>
  files.map(({ path }) => describe(findStats(path))).join();

function* stampsAt(path: string): Generator<string> {
  const stats = findStats(path);
  yield describe(stats);
  if (stats?.isDirectory()) for (const file of filesIn(path)) yield `${file} ${describe(findStats(file))}`;
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Undefined for what is not there, or cannot be asked for: its reader says why. */
function findStats(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const describe = (stats: BigIntStats | undefined): string => (stats ? `${stats.size} ${stats.mtimeNs} ${stats.ino}` : 'none');
