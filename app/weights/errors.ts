import { declareErrors } from '#engine/messages/index.ts';

/** Errors of exporting, importing and evaluating weights. */
export const weightsFileError = declareErrors({
  'weights.notVerified': 'The written file, read back, does not reproduce the outputs of the trained network.',
  'weights.noCheckpoint': 'The run has no weights to export or evaluate.',
  'weights.noData': 'The graph of the weights has no data set to evaluate on.',
  'weights.dataChanged': 'The data has changed since the run was trained.',
  'weights.notFinite': 'The loss on test samples is infinite or not a number.',
  'weights.notOfOpenGraph': 'The weights of a file without a graph do not fit the open graph.',
  'weights.noGraph': 'The weights file has no graph, and no graph is open.',
});
