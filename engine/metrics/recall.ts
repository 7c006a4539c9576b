import { scoredByClass, shareOf } from './classCounts.ts';
import { defineMetric } from './metric.ts';

const recallOf = (right: number, wanted: number) => shareOf(right, wanted);

/** True positives of a class out of its samples. 0 for a class that was predicted but has no samples. */
export const recall = defineMetric({
  name: 'recall',
  label: 'Recall',
  help: 'The fraction of the samples of a class that were found. Several classes: the mean over them (macro). Binary: the value for the positive class.',
  formula: 'R_k = \\frac{C_{kk}}{\\sum_j C_{kj}}, \\quad R = \\frac{1}{K} \\sum_k R_k',
  ...scoredByClass(recallOf),
});
