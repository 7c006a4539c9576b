import { defineMetric } from './metric.ts';
import { isClassification } from './task.ts';

/** Share of correct predictions. */
export const accuracy = defineMetric({
  name: 'accuracy',
  label: 'Accuracy',
  help: 'The fraction of samples whose most probable class is the correct one.',
  formula: '\\frac{1}{n} \\sum_s \\bigl[\\arg\\max_k p_{sk} = y_s\\bigr]',
  direction: 'max',
  range: [0, 1],
  format: 'share',
  when: 'steps',
  pools: true,
  appliesTo: 'a loss over classes',
  applies: isClassification,
  start: () => ({ correct: 0, answers: 0 }),
  accumulate(state, { wanted, given }) {
    let correct = 0;
    for (let index = 0; index < given.length; index++) if (wanted[index] === given[index]) correct++;
    state.correct += correct;
    state.answers += given.length;
  },
  finish: ({ correct, answers }) => correct / answers,
});
