import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { licensesFileOf, sortLicenses } from './mergeLicenses.ts';
import { packageFolderOf, readLicenses } from './readLicenses.ts';

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never[]) => unknown>>[1];

export interface LicensePlugins {
  /** For the build: writes the licenses of everything bundled. */
  readonly build: Plugin;
  /** For the builds of the page's workers: records what they bundle. */
  readonly worker: Plugin;
}

/**
 * Collects the packages whose modules, styles and fonts are in a bundle, and writes their licenses beside it. A package without a
 * license, or without its text, fails the build.
 * @param part names the file
 * @param shipped packages included without being bundled
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
      // After Vite's own plugins, which remove everything but scripts from a build for Node.
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

/** The modules in a bundle's chunks, and the source files of its fonts and pictures. */
function sourcesOf(bundle: Bundle): string[] {
  return Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : output.originalFileNames));
}
