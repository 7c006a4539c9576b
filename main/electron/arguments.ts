import { resolve } from 'node:path';

/**
 * The database of `--db FILE` or `--db=FILE`, as an absolute path; other switches may be Chromium's and are ignored.
 * @param directory base of a relative path
 */
export function readDatabaseFile(given: readonly string[], directory: string): string | undefined {
  const index = given.findIndex((argument) => argument === '--db' || argument.startsWith('--db='));
  if (index < 0) return undefined;
  const [, value = given[index + 1]] = given[index].split(/=(.*)/s, 2);
  return value ? resolve(directory, value) : undefined;
}

/**
 * The command line in `backwire COMMAND …`, which the installed app runs without a window; null without a command.
 * @param given `process.argv`: the program, in a checkout also its folder, and arguments
 */
export function readCommand(given: readonly string[], isPackaged: boolean): readonly string[] | null {
  const args = given.slice(isPackaged ? 1 : 2);
  return args.length > 0 && /^[a-z]+$/.test(args[0]) ? args : null;
}
