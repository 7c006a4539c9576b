import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseRules, type Rules } from './rules.ts';
import type { Sources } from './sources.ts';

/** Installed packages and what the scripts write are no sources. */
const NO_SOURCES = ['**/node_modules', '{dist,out,coverage,screenshots}'];

/** Reads every source file of the repository's folders. */
export function readSources(root: string): Sources {
  const files = globSync('*/**/*.{ts,tsx,mjs}', { cwd: root, exclude: NO_SOURCES }).sort();
  return new Map(files.map((file) => [file.split(sep).join('/'), readFileSync(join(root, file), 'utf8')]));
}

/** Reads the rules of ARCHITECTURE.md. @throws Error if a table is malformed, or names a folder that is missing */
export function readRules(root: string): Rules {
  const rules = parseRules(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));
  const missing = [...rules.rooms, ...rules.dependencies].find(({ folder }) => !existsSync(join(root, folder)));
  if (missing) throw new Error(`ARCHITECTURE.md names the folder '${missing.folder}', which is missing`);
  return rules;
}

/** The dependencies of package.json. */
export function readDeclaredPackages(root: string): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return new Set(
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(manifest[kind] ?? {})),
  );
}
