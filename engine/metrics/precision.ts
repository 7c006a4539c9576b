import { scoredByClass, shareOf } from './classCounts.ts';
import { defineMetric } from './metric.ts';

const precisionOf = (right: number, _wanted: number, given: number) => shareOf(right, given);

/** True positives of a class out of its predictions. 0 for a class that was never predicted. */
export const precision = defineMetric({
  name: 'precision',
  label: 'Precision',
  help: 'The fraction of predictions of a class that are correct. Several classes: the mean over them (macro). Binary: the value for the positive class.',
  formula: 'P_k = \\frac{C_{kk}}{\\sum_i C_{ik}}, \\quad P = \\frac{1}{K} \\sum_k P_k',
  ...scoredByClass(precisionOf),
});
