import { scoredByClass, shareOf } from './classCounts.ts';
import { defineMetric } from './metric.ts';

const f1Of = (right: number, wanted: number, given: number) => shareOf(2 * right, wanted + given);

/** The harmonic mean of precision and recall of a class. */
export const f1 = defineMetric({
  name: 'f1',
  label: 'F1 score',
  help: 'The harmonic mean of precision and recall. Several classes: the mean over them (macro). Binary: the value for the positive class.',
  formula: 'F_k = \\frac{2 P_k R_k}{P_k + R_k}, \\quad F = \\frac{1}{K} \\sum_k F_k',
  ...scoredByClass(f1Of),
  source: 'van Rijsbergen, "Information retrieval" (1979)',
});
