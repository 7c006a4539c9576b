import { logSumExp } from './answers.ts';
import { defineMetric } from './metric.ts';

/** Lower bound on probabilities: the smallest normal float32, so that logarithms are finite. */
const SMALLEST = 2 ** -126;

/** exp of the mean cross-entropy in nats, without label smoothing and class weights. */
export const perplexity = defineMetric({
  name: 'perplexity',
  label: 'Perplexity',
  help: 'The exponential of the mean cross-entropy: as uncertain as a choice among that many equally likely classes.',
  formula: '\\exp\\Bigl(-\\frac{1}{n} \\sum_s \\ln p_{s y_s}\\Bigr)',
  direction: 'min',
  range: [1, null],
  format: 'number',
  when: 'epochs',
  pools: true,
  appliesTo: 'a loss over classes that exclude each other',
  applies: ({ kind }) => kind === 'multiclass',
  start: () => ({ nats: 0, answers: 0 }),
  accumulate(state, { task, prediction, target, hasDistributions }) {
    if (task.kind !== 'multiclass') return;
    const { classes, scores } = task;
    for (let row = 0, start = 0; start < prediction.length; row++, start += classes) {
      const shift = scores === 'logits' ? logSumExp(prediction, start, classes) : undefined;
      const logOf = (index: number) =>
        shift === undefined ? Math.log(Math.max(prediction[start + index], SMALLEST)) : prediction[start + index] - shift;
      if (!hasDistributions) state.nats -= logOf(target[row]);
      else
        for (let index = 0; index < classes; index++)
          if (target[start + index] !== 0) state.nats -= target[start + index] * logOf(index);
    }
    state.answers += prediction.length / classes;
  },
  finish: ({ nats, answers }) => Math.exp(nats / answers),
  source: 'Jelinek et al., "Perplexity: a measure of the difficulty of speech recognition tasks" (1977)',
});
