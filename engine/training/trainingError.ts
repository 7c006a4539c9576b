import { declareErrors } from '../messages/index.ts';

export const trainingError = declareErrors({
  'training.nonFinite': 'The loss or a parameter became infinite or not a number.',
  'training.notMonitored': 'A schedule or early stopping watches what the run will never show.',
  'training.noSamples': 'There is nothing to train or evaluate on.',
});
