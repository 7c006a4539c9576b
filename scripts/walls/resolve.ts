import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** The target of an import. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node' };

/**
 * Resolves a specifier by the package's `imports` and the house rules: extensions are always explicit, so no file is
 * looked up.
 * @param from the importing file, relative to the root
 */
export function resolveImport(specifier: string, from: string): Target {
  const [path] = specifier.split('?');
  if (path.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), path) };
  if (path.startsWith('#')) return { kind: 'file', path: path.slice(1) };
  if (isBuiltin(path)) return { kind: 'node' };
  const [scope, name] = path.split('/');
  return { kind: 'package', name: scope.startsWith('@') ? `${scope}/${name}` : scope };
}
