import { averageScore, countAnswers, scoreClasses, shareOf, startCounts } from './classCounts.ts';
import { defineMetric } from './metric.ts';
import { isClassification } from './task.ts';

const f1Of = (right: number, wanted: number, given: number) => shareOf(2 * right, wanted + given);

/** The harmonic mean of the precision and the recall of a class. */
export const f1 = defineMetric({
  name: 'f1',
  label: 'F1 score',
  help: 'The harmonic mean of precision and recall: the mean over the classes (macro), or that of yes.',
  formula: 'F_k = \\frac{2 P_k R_k}{P_k + R_k}, \\quad F = \\frac{1}{K} \\sum_k F_k',
  direction: 'max',
  range: [0, 1],
  format: 'share',
  when: 'epochs',
  pools: false,
  appliesTo: 'one loss over classes',
  applies: isClassification,
  start: startCounts,
  accumulate: countAnswers,
  finish: (counts) => averageScore(counts, f1Of),
  finishClasses: (counts) => scoreClasses(counts, f1Of),
  source: 'van Rijsbergen, "Information retrieval" (1979)',
});
