import { forEachError } from './answers.ts';
import { defineMetric } from './metric.ts';

/** The root of the mean over all outputs and samples, in the target's own units. */
export const rmse = defineMetric({
  name: 'rmse',
  label: 'RMSE',
  help: "Root mean squared error, in the target's own units: large differences count more.",
  formula: '\\sqrt{\\frac{1}{n} \\sum_i (\\hat y_i - y_i)^2}',
  direction: 'min',
  range: [0, null],
  format: 'number',
  when: 'epochs',
  pools: false,
  appliesTo: 'one loss over numbers',
  applies: ({ kind }) => kind === 'regression',
  start: () => ({ sum: 0, count: 0 }),
  accumulate(state, answers) {
    forEachError(answers, (error) => {
      state.sum += error * error;
    });
    state.count += answers.prediction.length;
  },
  finish: ({ sum, count }) => Math.sqrt(sum / count),
});
