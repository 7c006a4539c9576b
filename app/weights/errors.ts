import { declareErrors } from '#engine/messages/index.ts';

/** Errors of exporting weights. */
export const weightsFileError = declareErrors({
  'weights.notVerified': 'The written file, read back, does not reproduce the outputs of the trained network.',
  'weights.noCheckpoint': 'The run has no weights to export.',
});
