import { declareErrors } from '../messages/index.ts';

export const weightsError = declareErrors({
  'weights.notJson': 'The text is not JSON, or is cut off.',
  'weights.foreign': 'The JSON is not a weights file.',
  'weights.newerVersion': 'The weights file is of a version that this program does not know.',
  'weights.malformed': 'A part of the weights file is missing or has the wrong type.',
  'weights.length': 'A parameter has more or fewer numbers than its shape.',
  'weights.nonFinite': 'A weight is infinite or not a number.',
  'weights.notANumber': 'A weight is something else than a number, or beyond what float32 holds.',
  'weights.duplicate': 'A parameter stands twice in the weights file.',
  'weights.tooDeep': 'Values lie in one another more deeply than in any weights file.',
  'weights.otherGraph': 'The weights belong to another graph.',
});

/** What can be wrong with the choice of a format. */
export const formatError = declareErrors({
  'format.unknown': 'No export format has this name.',
  'format.badOption': 'The format has no such option, or the option has another value than it may have.',
});
