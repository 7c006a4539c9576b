import { declareErrors } from '../messages/index.ts';

export const trainingError = declareErrors({
  'training.nonFinite': 'The loss or a parameter became infinite or NaN.',
  'training.notMonitored': 'A schedule or early stopping monitors a metric that the run does not record.',
  'training.noSamples': 'There are no samples to train or evaluate on.',
});
