import { declareErrors } from '#engine/messages/index.ts';

/** What can go wrong with weights on their way into a file. */
export const weightsFileError = declareErrors({
  'weights.notVerified': 'The written file, read again, does not give the outputs of the trained network.',
  'weights.noCheckpoint': 'The run has no weights to export.',
});
