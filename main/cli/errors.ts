import { declareErrors } from '#engine/errors.ts';

/** Errors of the command line itself, each code once. */
export const cliError = declareErrors({
  'cli.usage': 'The command, an option or an argument is missing or not known.',
  'cli.notJson': 'A file of samples is not JSON.',
  'cli.tooDeep': 'Lists lie in one another more deeply than in any samples.',
  'cli.notFinite': 'What was computed is infinite or not a number.',
  'cli.noData': 'Neither the graph nor the command says which data to use.',
  'cli.otherGraph': 'A run is resumed with another graph than its own.',
  'cli.stopped': 'The training was stopped before its end.',
});
