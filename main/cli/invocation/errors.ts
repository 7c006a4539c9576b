import { declareErrors } from '#engine/messages/index.ts';

/** Errors of the command line itself, each code once. */
export const cliError = declareErrors({
  'cli.usage': 'The command, an option or an argument is missing or unknown.',
  'cli.notJson': 'A file of samples is not JSON.',
  'cli.tooDeep': 'The lists of samples are nested too deeply.',
  'cli.notFinite': 'A result is infinite or NaN.',
  'cli.unknownColumns': 'The weights do not say how the rows of a data file become inputs.',
  'cli.assignment': 'An assignment is not written NAME.PARAMETER=VALUE.',
  'cli.noDatabase': 'There is no database at the path of --db.',
  'cli.noData': 'Neither the graph nor the command names a data set.',
  'cli.otherGraph': 'The graph of a resumed run differs from its own.',
  'cli.sampleRange': 'A split of the data has no sample with this number.',
  'cli.condition': 'The condition of --stop-when has an error.',
  'cli.stopped': 'Training was stopped early.',
});
