import { leastSignificant } from './leastSignificant.ts';
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
  chance: {
    guess: 'mostFrequentClass',
    find(value, { answers, mostFrequent }) {
      if (mostFrequent === undefined || mostFrequent >= answers) return undefined;
      const needed = leastSignificant(answers, mostFrequent / answers);
      // Not even half of the errors of guessing would be told from chance.
      if (needed > (answers + mostFrequent) / 2) return undefined;
      return Math.round(value * answers) < needed ? mostFrequent / answers : undefined;
    },
  },
});
