import { type Import, readImports } from './readImports.ts';
import { resolveImport, type Target } from './resolve.ts';

/** Sources by their path, relative to the root. */
export type Sources = ReadonlyMap<string, string>;

/** An import of a file with its target. */
export interface ResolvedImport extends Import {
  readonly target: Target;
}

/** The imports of each source file. */
export type ImportsOfFiles = ReadonlyMap<string, readonly ResolvedImport[]>;

/** @throws Error if a source cannot be parsed */
export function importsOf(sources: Sources): ImportsOfFiles {
  const resolve = (file: string, source: string): ResolvedImport[] =>
    readImports(source, file).map((one) => ({ ...one, target: resolveImport(one.specifier, file) }));
  return new Map([...sources].map(([file, source]) => [file, resolve(file, source)]));
}

/** The files that a file imports. */
export function filesOf(imports: readonly ResolvedImport[]): string[] {
  return imports.flatMap(({ target }) => (target.kind === 'file' ? [target.path] : []));
}

export function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** Tests, and their helpers in folders named `testing`. */
export function isTestCode(path: string): boolean {
  return isTest(path) || isIn(path, 'tests') || path.split('/').slice(0, -1).includes('testing');
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}
