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

/**
 * The command line in `backwire COMMAND …`, which the installed app carries out without a window; null where there is no command.
 * @param given `process.argv`, which holds the program, and in a checkout its folder too
 */
export function readCommand(given: readonly string[], isPackaged: boolean): readonly string[] | null {
  const args = given.slice(isPackaged ? 1 : 2);
  return args.length > 0 && /^[a-z]+$/.test(args[0]) ? args : null;
}
