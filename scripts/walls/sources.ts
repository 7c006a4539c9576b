import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { lineAt, parseSource, visit } from '../parseSource.ts';

/** Sources by their path, relative to the root. */
export type Sources = ReadonlyMap<string, string>;

/** The target of an import. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node' };

interface Import {
  /** As written. */
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
  readonly target: Target;
}

/** The imports of each source file. */
export type ImportsOfFiles = ReadonlyMap<string, readonly Import[]>;

/** Syntax tree nodes that name another module: in an import, a re-export, `import()`, or `import('…').Type`. */
const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** Every import of each source, including types. @throws Error if a source cannot be parsed */
export function importsOf(sources: Sources): ImportsOfFiles {
  return new Map([...sources].map(([file, source]) => [file, readImports(source, file)]));
}

function readImports(source: string, file: string): Import[] {
  const imports: Import[] = [];
  visit(parseSource(source, file), (node) => {
    const specifier = IMPORTING.has(node.type) ? literal(node.source) : undefined;
    if (specifier === undefined) return;
    imports.push({ specifier, line: lineAt(source, node.start), target: resolveImport(specifier, file) });
  });
  return imports;
}

function literal(source: unknown): string | undefined {
  const isText = typeof source === 'object' && source !== null && 'value' in source && typeof source.value === 'string';
  return isText ? (source.value as string) : undefined;
}

/**
 * Resolves a specifier by the package's `imports` and the house rules: extensions are always explicit, so no file is
 * looked up.
 */
function resolveImport(specifier: string, importer: string): Target {
  const [path] = specifier.split('?');
  if (path.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(importer), path) };
  if (path.startsWith('#')) return { kind: 'file', path: path.slice(1) };
  if (isBuiltin(path)) return { kind: 'node' };
  const [scope, name] = path.split('/');
  return { kind: 'package', name: scope.startsWith('@') ? `${scope}/${name}` : scope };
}

/** The files that a file imports. */
export function filesOf(imports: readonly Import[]): string[] {
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
