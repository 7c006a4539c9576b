import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Fingerprint of sources: path, size and modification time of each file. Reading only directory entries takes a few milliseconds,
 * so that every command can check it.
 * @param root the folder that `sources` are relative to
 * @param sources files, or whole folders
 */
export function fingerprint(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of listFiles(root, source)) {
      const { size, mtimeMs } = statSync(join(root, file));
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function listFiles(root: string, source: string): string[] {
  const status = statSync(join(root, source), { throwIfNoEntry: false });
  if (!status) return [];
  if (!status.isDirectory()) return [source];
  const entries = readdirSync(join(root, source), { withFileTypes: true }).filter(isBuilt);
  return entries.sort(byName).flatMap((entry) => {
    const path = `${source}/${entry.name}`;
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
}

/** Tests and hidden files are never bundled. */
function isBuilt({ name }: Dirent): boolean {
  return !name.startsWith('.') && !/\.test\.tsx?$/.test(name);
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
