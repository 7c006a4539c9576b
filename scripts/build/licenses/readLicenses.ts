import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { License } from './license.ts';
import { licensesInside, supplementaryLicense, supplementaryText } from './supplements.ts';

/** File names of licenses and notices. */
const LICENSE_FILE = /^(licen[cs]e|copying|notice|unlicense|ofl)([.-]|$)/i;

/** Vite's file continues with licenses of its own bundled dependencies, none of which are in ours. */
const OF_THE_TOOL_ITSELF = /\n# Licenses of bundled dependencies[\s\S]*/;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
}

/**
 * The licenses of a package with their texts: its own, and those of third-party code inside it.
 * @param folder where the package is installed
 * @throws Error that names the package, if a license or its text is missing
 */
export function readLicenses(folder: string): License[] {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const kind = supplementaryLicense(name) ?? (typeof license === 'object' ? license.type : license);
  const text = readTexts(folder) || supplementaryText(name);
  if (!kind) throw new Error(`${name} ${version} is bundled, but its package.json names no license`);
  if (!text) {
    throw new Error(
      `${name} ${version} is bundled, but holds no file with the text of its license (${kind}). ` +
        'Put it into scripts/build/licenses/texts and name it in supplements.ts',
    );
  }
  return [{ name, version, license: kind, text }, ...licensesInside(name)];
}

function readTexts(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && LICENSE_FILE.test(entry.name));
  const texts = files.map(({ name }) => readFileSync(join(folder, name), 'utf8').replace(OF_THE_TOOL_ITSELF, '').trim());
  return texts.filter((text) => text !== '').join('\n\n');
}

/** The package folder of a bundled module or file; undefined for our own. */
export function packageFolderOf(root: string, id: string): string | undefined {
  // The bundler adds small modules of its own.
  const tool = id.match(/^\0(vite|rolldown)\//)?.[1];
  if (tool) return join(root, 'node_modules', tool);
  const folder = id.replaceAll('\\', '/').match(/^\0?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1];
  return folder && existsSync(join(folder, 'package.json')) ? folder : undefined;
}
