import { binProbabilities, calibrationError as errorOf, isCalibrated, startBins } from './calibrationBins.ts';
import { defineMetric } from './metric.ts';

/**
 * How far probabilities are from the shares that they promise: the mean over bins of equal width, weighted by their samples. Several
 * classes: of the probability of the predicted class. Binary: of the probability of the positive class, as in a reliability diagram.
 */
export const calibrationError = defineMetric({
  name: 'calibrationError',
  label: 'Calibration error',
  help: 'Expected calibration error (ECE): how far predicted probabilities are from how often they are right, on average over 15 bins. 0: of all predictions with 80 %, 80 % are correct.',
  formula: '\\sum_b \\frac{n_b}{n} \\,\\bigl| \\mathrm{acc}(b) - \\mathrm{conf}(b) \\bigr|',
  direction: 'min',
  range: [0, 1],
  format: 'number',
  when: 'evaluation',
  pools: false,
  appliesTo: 'one loss over classes with probabilities',
  applies: isCalibrated,
  start: startBins,
  accumulate: binProbabilities,
  finish: errorOf,
  source: 'Guo et al., "On calibration of modern neural networks" (2017)',
});
