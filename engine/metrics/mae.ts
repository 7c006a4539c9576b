import { forEachError } from './answers.ts';
import { defineMetric } from './metric.ts';

/** Over all outputs and samples, in the target's own units. */
export const mae = defineMetric({
  name: 'mae',
  label: 'MAE',
  help: "Mean absolute error: how far predictions are from their targets on average, in the target's own units.",
  formula: '\\frac{1}{n} \\sum_i |\\hat y_i - y_i|',
  direction: 'min',
  range: [0, null],
  format: 'number',
  when: 'steps',
  pools: false,
  appliesTo: 'one loss over numbers',
  applies: ({ kind }) => kind === 'regression',
  start: () => ({ sum: 0, count: 0 }),
  accumulate(state, answers) {
    let sum = 0;
    forEachError(answers, (error) => {
      sum += Math.abs(error);
    });
    state.sum += sum;
    state.count += answers.prediction.length;
  },
  finish: ({ sum, count }) => sum / count,
});
