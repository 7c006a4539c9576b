import { averageScore, countAnswers, scoreClasses, shareOf, startCounts } from './classCounts.ts';
import { defineMetric } from './metric.ts';
import { isClassification } from './task.ts';

const recallOf = (right: number, wanted: number) => shareOf(right, wanted);

/** Right answers of a class out of all its samples. 0 for a class that was given but never wanted. */
export const recall = defineMetric({
  name: 'recall',
  label: 'Recall',
  help: 'Of the samples of a class, the share that was found: the mean over the classes, or that of yes.',
  formula: 'R_k = \\frac{C_{kk}}{\\sum_j C_{kj}}, \\quad R = \\frac{1}{K} \\sum_k R_k',
  direction: 'max',
  range: [0, 1],
  format: 'share',
  when: 'epochs',
  pools: false,
  appliesTo: 'one loss over classes',
  applies: isClassification,
  start: startCounts,
  accumulate: countAnswers,
  finish: (counts) => averageScore(counts, recallOf),
  finishClasses: (counts) => scoreClasses(counts, recallOf),
});
