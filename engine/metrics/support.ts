import { countAnswers, startCounts } from './classCounts.ts';
import { defineMetric } from './metric.ts';
import { isClassification } from './task.ts';

/** How many answers of each class there should be. */
export const support = defineMetric({
  name: 'support',
  label: 'Support',
  help: 'The samples of each class: how much there is behind the other numbers of the class.',
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
