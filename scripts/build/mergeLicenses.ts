import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_PARTS, PARTS } from './parts.ts';
import { writeAtomically } from './publish.ts';

/** A third-party package and its license. */
export interface License {
  /** The package. */
  readonly name: string;
  /** Empty if unknown. */
  readonly version: string;
  /** An SPDX expression, or a word. */
  readonly license: string;
  /** The required notice. */
  readonly text: string;
}

/** For the page, which fetches the file from its origin. */
const FOR_THE_PAGE = join('renderer', 'licenses.json');
/** The same as text, beside the program. */
const FOR_READERS = 'licenses.txt';

/** The license file of a part's build. */
export const licensesFileOf = (part: string): string => `licenses.${part}.json`;

export function hasLicenses(dist: string): boolean {
  return [FOR_THE_PAGE, FOR_READERS].every((file) => existsSync(join(dist, file)));
}

/** Merges the licenses of all built parts into one file for the page and one for readers. */
export function mergeLicenses(dist: string): void {
  const files = ALL_PARTS.map((part) => join(dist, PARTS[part].folder, licensesFileOf(part)));
  const parts = files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')) as License[]);
  const licenses = sortLicenses(parts.flat());
  writeAtomically(join(dist, FOR_THE_PAGE), JSON.stringify(licenses));
  writeAtomically(join(dist, FOR_READERS), describe(licenses));
}

/** By name, then by version, without duplicates. */
export function sortLicenses(licenses: readonly License[]): License[] {
  const byKey = new Map(licenses.map((license) => [`${license.name.toLowerCase()} ${license.version}`, license]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, license]) => license);
}

function describe(licenses: readonly License[]): string {
  const rule = '-'.repeat(80);
  const notices = licenses.map(
    ({ name, version, license, text }) => `${rule}\n${[name, version].join(' ').trim()} (${license})\n\n${text}\n`,
  );
  return `Backwire holds the following works of others.\n\n${notices.join('\n')}`;
}
