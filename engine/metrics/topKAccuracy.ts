import { defineMetric } from './metric.ts';

const K = 5;

/**
 * Share of predictions whose true class is among the K largest scores. On ties the first classes count, as in `argmax` and in
 * PyTorch's sort. Omitted for K classes or fewer, where it is always 1.
 */
export const topKAccuracy = defineMetric({
  name: 'topKAccuracy',
  label: 'Top-5 accuracy',
  help: 'The fraction of samples whose correct class is among the 5 with the largest scores: for more than 5 classes.',
  formula: '\\frac{1}{n} \\sum_s \\bigl[\\, |\\{k : z_{sk} > z_{s y_s}\\}| < 5 \\,\\bigr]',
  direction: 'max',
  range: [0, 1],
  format: 'share',
  when: 'epochs',
  pools: true,
  appliesTo: 'a loss over more than 5 classes',
  applies: (task) => task.kind === 'multiclass' && task.classes > K,
  start: () => ({ correct: 0, answers: 0 }),
  accumulate(state, { task, wanted, prediction }) {
    if (task.kind !== 'multiclass') return;
    const { classes } = task;
    for (let row = 0; row < wanted.length; row++) {
      const start = row * classes;
      const score = prediction[start + wanted[row]];
      let before = 0;
      for (let index = 0; index < classes; index++) {
        const other = prediction[start + index];
        const isBehind = score > other || (score === other && index > wanted[row]);
        // NaN scores rank last.
        if (index !== wanted[row] && !isBehind) before++;
      }
      if (before < K) state.correct++;
    }
    state.answers += wanted.length;
  },
  finish: ({ correct, answers }) => correct / answers,
});
