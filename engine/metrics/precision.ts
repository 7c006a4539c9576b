import { scoredByClass, shareOf } from './classCounts.ts';
import { defineMetric } from './metric.ts';

const precisionOf = (right: number, _wanted: number, given: number) => shareOf(right, given);

/** True positives of a class out of its predictions. 0 for a class that was never predicted. */
export const precision = defineMetric({
  name: 'precision',
  label: 'Precision',
  help: 'The share of right answers among all predictions of a class. Several classes: the mean over them (macro). Yes or no: the value for yes.',
  formula: 'P_k = \\frac{C_{kk}}{\\sum_i C_{ik}}, \\quad P = \\frac{1}{K} \\sum_k P_k',
  ...scoredByClass(precisionOf),
});
