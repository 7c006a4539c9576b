import { declareErrors } from '#engine/messages/index.ts';

/** Errors of questions to the lens. */
export const lensError = declareErrors({
  'lens.address': 'A pass has no tensor, or no element, of that name.',
  'lens.noClasses': 'Samples of a network without classes were asked for by class.',
  'lens.noData': 'The graph has no data set.',
  'lens.noGradient': 'The number has no gradient to check.',
  'lens.noLoss': 'A pass without targets has no loss.',
  'lens.noRun': 'The run has been deleted.',
  'lens.noSamples': 'There are no samples: no data, or not the data of training.',
  'lens.notYet': 'The call is not implemented yet.',
  'lens.sampleRange': 'The number of a sample is too large for its split.',
  'lens.typed': 'A typed sample does not have the values that the graph needs.',
});
