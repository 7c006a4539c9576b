import { declareErrors } from '#engine/messages/index.ts';

/** Errors of questions to the lens. */
export const lensError = declareErrors({
  'lens.address': 'A pass has no tensor, or no element, of that name.',
  'lens.noData': 'The graph has no data set.',
  'lens.noSamples': 'There are no samples: no data, or not the data of training.',
  'lens.noStep': 'The weights after this step are not stored.',
  'lens.notYet': 'The call is not implemented yet.',
  'lens.sampleRange': 'The number of a sample is too large for its split.',
  'lens.typed': 'A typed sample does not have the values that the graph needs.',
});
