import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { sortLicenses } from './license.ts';
import { packageFolderOf, readLicenses } from './readLicenses.ts';

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never[]) => unknown>>[1];

export interface LicensePlugins {
  /** Goes into the build: writes the licenses of all that it bundles. */
  readonly build: Plugin;
  /** Goes into the builds of the page's workers: notes what they bundle. */
  readonly worker: Plugin;
}

/** The file that a part's build writes. */
export function licensesFileOf(part: string): string {
  return `licenses.${part}.json`;
}

/**
 * Collects the packages whose modules, styles and fonts end up in a bundle, and writes a file of their licenses beside it.
 * A package without a license, or without its text, fails the build.
 * @param part names the file
 * @param shipped packages that come along without being bundled
 */
export function licensePlugins(root: string, part: string, shipped: readonly string[] = []): LicensePlugins {
  const folders = new Set(shipped.map((name) => join(root, 'node_modules', name)));
  const note = (ids: Iterable<string>, from: string) => {
    for (const id of ids) {
      const folder = packageFolderOf(root, id.startsWith('\0') ? id : resolve(from, id));
      if (folder) folders.add(folder);
    }
  };
  return {
    worker: { name: 'backwire-licenses-of-workers', generateBundle: (_options, bundle) => note(sourcesOf(bundle), root) },
    build: {
      name: 'backwire-licenses',
      // After Vite's own plugins, which take all files but scripts out of a build for Node.
      enforce: 'post',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          note(sourcesOf(bundle), root);
          const licenses = sortLicenses([...folders].flatMap(readLicenses));
          this.emitFile({ type: 'asset', fileName: licensesFileOf(part), source: `${JSON.stringify(licenses, null, 1)}\n` });
        },
      },
    },
  };
}

/** The modules in the chunks of a bundle, and the files that its fonts and pictures were made from. */
function sourcesOf(bundle: Bundle): string[] {
  return Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : output.originalFileNames));
}
