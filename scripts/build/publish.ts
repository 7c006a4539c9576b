import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The files of one part in `dist/`, and the fingerprint of their sources. */
export interface Stamp {
  readonly fingerprint: string;
  /** Relative to `dist/`, with forward slashes. */
  readonly files: readonly string[];
}

/** The stamp of a part, if all its files exist. */
export function readStamp(dist: string, part: string): Stamp | undefined {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(dist, part), 'utf8')) as Stamp;
    const complete = stamp.files.every((file) => statSync(join(dist, file), { throwIfNoEntry: false }));
    return complete ? stamp : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Moves built files from `staging` into `dist/`, each by one rename, so that a running program always finds complete files. The
 * stamp is written last; then obsolete files of the previous build are removed.
 */
export function publish(staging: string, dist: string, part: string, fingerprint: string): void {
  const before = readStamp(dist, part)?.files ?? [];
  const files = listFiles(staging).map((file) => relative(staging, file).split(sep).join('/'));
  for (const file of entriesLast(files)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(staging, file), join(dist, file));
  }
  writeAtomically(stampFile(dist, part), JSON.stringify({ fingerprint, files } satisfies Stamp));
  for (const file of before) if (!files.includes(file)) rmSync(join(dist, file), { force: true });
}

/** Files with a hash in their name are new or unchanged; files that refer to them come after them. */
function entriesLast(files: readonly string[]): string[] {
  const isHashed = (file: string) => /-[\w-]{8}\.\w+(\.map)?$/.test(file);
  return [...files].sort((a, b) => Number(isHashed(b)) - Number(isHashed(a)));
}

/** Writes a file to a temporary name and renames it, so that readers find it complete. */
export function writeAtomically(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

function stampFile(dist: string, part: string): string {
  return join(dist, '.stamps', `${part}.json`);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
