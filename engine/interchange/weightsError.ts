import { declareErrors } from '../messages/index.ts';

export const weightsError = declareErrors({
  'weights.notJson': 'The text is not JSON, or is truncated.',
  'weights.foreign': 'The JSON is not a weights file.',
  'weights.newerVersion': 'The version of the weights file is unknown.',
  'weights.malformed': 'A part of the weights file is missing or has the wrong type.',
  'weights.length': 'A parameter has more or fewer elements than its shape.',
  'weights.nonFinite': 'A weight is infinite or not a number.',
  'weights.notANumber': 'A weight is not a number, or out of range for float32.',
  'weights.duplicate': 'The weights file has a parameter twice.',
  'weights.tooDeep': 'The JSON is nested too deeply.',
  'weights.otherGraph': 'The weights belong to another graph.',
});

/** Errors of the choice of a format. */
export const formatError = declareErrors({
  'format.unknown': 'No export format has this name.',
  'format.badOption': 'An option of the format is unknown or has an invalid value.',
});
