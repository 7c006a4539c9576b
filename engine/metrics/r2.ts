import { defineMetric } from './metric.ts';

/** With fewer samples, R² may fall below 0 by the choice of the samples alone. */
const FEWEST_ANSWERS = 20;

/** Per output: number of samples, mean and sum of squares of its targets, and squared errors. */
interface Spread {
  count: number;
  readonly mean: number[];
  readonly squares: number[];
  readonly errors: number[];
}

/**
 * The mean over the outputs, as in scikit-learn: an output with constant targets scores 1 if predictions are exact, else 0.
 * Undefined for fewer than two samples. Unit-free, so it is computed on normalized values, which are more precise.
 */
export const r2 = defineMetric({
  name: 'r2',
  label: 'R²',
  help: 'The fraction of the target variance explained by the predictions: 1 is exact, 0 is no better than predicting the mean.',
  formula: '1 - \\frac{\\sum_s (\\hat y_s - y_s)^2}{\\sum_s (y_s - \\bar y)^2}',
  direction: 'max',
  range: [null, 1],
  format: 'number',
  when: 'epochs',
  pools: false,
  appliesTo: 'one loss over numbers',
  applies: ({ kind }) => kind === 'regression',
  start(task): Spread {
    const zeros = () => new Array<number>(task.kind === 'regression' ? task.outputs : 0).fill(0);
    return { count: 0, mean: zeros(), squares: zeros(), errors: zeros() };
  },
  // Welford's update, which is precise far from 0.
  accumulate(state, { prediction, target }) {
    const { mean, squares, errors } = state;
    for (let start = 0; start < prediction.length; start += mean.length) {
      state.count++;
      for (let output = 0; output < mean.length; output++) {
        const y = target[start + output];
        const before = y - mean[output];
        mean[output] += before / state.count;
        squares[output] += before * (y - mean[output]);
        errors[output] += (prediction[start + output] - y) ** 2;
      }
    }
  },
  finish({ count, squares, errors }) {
    if (count < 2) return Number.NaN;
    const scores = squares.map((whole, output) => (whole > 0 ? 1 - errors[output] / whole : errors[output] === 0 ? 1 : 0));
    return scores.reduce((total, score) => total + score, 0) / scores.length;
  },
  chance: { guess: 'mean', find: (value, { answers }) => (answers >= FEWEST_ANSWERS && value <= 0 ? 0 : undefined) },
});
