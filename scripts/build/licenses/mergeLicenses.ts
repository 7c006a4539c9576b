import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type License, sortLicenses } from './license.ts';
import { licensesFileOf } from './licensePlugins.ts';

/** For the page, which fetches the file from its origin. */
const FOR_THE_PAGE = join('renderer', 'licenses.json');
/** The same as text, beside the program. */
const FOR_READERS = 'licenses.txt';

/** The folder of each part's bundle in `dist/`. */
const FOLDERS: Readonly<Record<string, string>> = { node: 'node', preload: 'node', renderer: 'renderer' };

export function hasLicenses(dist: string): boolean {
  return [FOR_THE_PAGE, FOR_READERS].every((file) => existsSync(join(dist, file)));
}

/** Merges the licenses of all built parts into one file for the page and one for readers. */
export function mergeLicenses(dist: string): void {
  const files = Object.entries(FOLDERS).map(([part, folder]) => join(dist, folder, licensesFileOf(part)));
  const parts = files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')) as License[]);
  const licenses = sortLicenses(parts.flat());
  write(join(dist, FOR_THE_PAGE), JSON.stringify(licenses));
  write(join(dist, FOR_READERS), describe(licenses));
}

function describe(licenses: readonly License[]): string {
  const rule = '-'.repeat(80);
  const notices = licenses.map(
    ({ name, version, license, text }) => `${rule}\n${[name, version].join(' ').trim()} (${license})\n\n${text}\n`,
  );
  return `Backwire holds the following works of others.\n\n${notices.join('\n')}`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}
