import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOMS } from './rules.ts';
import type { Sources } from './sources.ts';

/** Reads every source file of the rooms. */
export function readSources(root: string): Sources {
  const folders = new Set(ROOMS.map(({ folder }) => folder.split('/')[0]));
  const files = [...folders].flatMap((folder) => listSources(join(root, folder)));
  return new Map(files.map((file) => [relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')]));
}

function listSources(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const sources = entries.filter((entry) => entry.isFile() && isSource(entry.name) && !isInstalled(entry.parentPath));
  return sources.map((entry) => join(entry.parentPath, entry.name)).sort();
}

const isSource = (name: string): boolean => /\.(ts|tsx|mjs)$/.test(name);

/** The benchmark's peers, installed in its folder, are excluded. */
const isInstalled = (folder: string): boolean => folder.split(sep).includes('node_modules');

/** The dependencies of package.json. */
export function readDeclaredPackages(root: string): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return new Set(
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(manifest[kind] ?? {})),
  );
}
