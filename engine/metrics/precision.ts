import { averageScore, countAnswers, scoreClasses, shareOf, startCounts } from './classCounts.ts';
import { defineMetric } from './metric.ts';
import { isClassification } from './task.ts';

const precisionOf = (right: number, _wanted: number, given: number) => shareOf(right, given);

/** Right answers of a class out of all that were given as it. 0 for a class that was never given. */
export const precision = defineMetric({
  name: 'precision',
  label: 'Precision',
  help: 'Of the samples that were given to a class, the share that belongs there: the mean over the classes, or that of yes.',
  formula: 'P_k = \\frac{C_{kk}}{\\sum_i C_{ik}}, \\quad P = \\frac{1}{K} \\sum_k P_k',
  direction: 'max',
  range: [0, 1],
  format: 'share',
  when: 'epochs',
  pools: false,
  appliesTo: 'one loss over classes',
  applies: isClassification,
  start: startCounts,
  accumulate: countAnswers,
  finish: (counts) => averageScore(counts, precisionOf),
  finishClasses: (counts) => scoreClasses(counts, precisionOf),
});
