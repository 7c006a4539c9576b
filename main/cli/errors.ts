import { declareErrors } from '#engine/errors.ts';

/** What can go wrong on the command line itself, each code once. */
export const cliError = declareErrors({
  'cli.usage': 'The command, an option or an argument is missing or not known.',
  'cli.missingFile': 'There is no file at a path that was given.',
  'cli.unreadableFile': 'The operating system refuses to read a file.',
  'cli.unwritableFile': 'The operating system refuses to write a file.',
  'cli.diskFull': 'There is no room left for a file.',
  'cli.notJson': 'A file of samples is not JSON.',
  'cli.noData': 'Neither the graph nor the command says which data to use.',
  'cli.stopped': 'The training was stopped before its end.',
});
