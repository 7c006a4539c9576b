import { declareErrors } from '../errors.ts';

export const trainingError = declareErrors({
  'training.nonFinite': 'The loss became infinite or not a number.',
  'training.noSamples': 'There is nothing to train or evaluate on.',
});
