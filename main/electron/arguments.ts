import { resolve } from 'node:path';

/**
 * The database that `--db FILE` or `--db=FILE` names, as an absolute path; Chromium's own switches stand beside it and are not ours to check.
 * @param directory that a relative path starts from
 */
export function readDatabaseFile(given: readonly string[], directory: string): string | undefined {
  const index = given.findIndex((argument) => argument === '--db' || argument.startsWith('--db='));
  if (index < 0) return undefined;
  const [, value = given[index + 1]] = given[index].split(/=(.*)/s, 2);
  return value ? resolve(directory, value) : undefined;
}
