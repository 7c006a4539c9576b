import { countAnswers, startCounts } from './classCounts.ts';
import { defineMetric } from './metric.ts';
import { isClassification } from './task.ts';

/** Number of samples per class. */
export const support = defineMetric({
  name: 'support',
  label: 'Support',
  help: 'The number of samples of each class.',
  formula: 'n_k = \\sum_j C_{kj}',
  direction: 'max',
  range: [0, null],
  format: 'number',
  when: 'evaluation',
  pools: false,
  appliesTo: 'one loss over classes',
  applies: isClassification,
  start: startCounts,
  accumulate: countAnswers,
  finishClasses: ({ wanted }) => [...wanted],
});
