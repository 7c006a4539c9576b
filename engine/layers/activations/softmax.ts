import { message } from '../../messages/index.ts';
import { softmax as softmaxOp } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = e^z / Σ e^z along the last axis. */
export const softmax = defineActivation({
  type: 'softmax',
  label: 'Softmax',
  describe: message('probabilities that sum to 1'),
  minRank: 1,
  documentation: {
    summary:
      'Turns scores into probabilities that sum to 1. Before a cross-entropy, both are computed together in a numerically stable form.',
    forward: 'a_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}}',
    backward:
      '\\delta_i = a_i \\left(\\frac{\\partial J}{\\partial a_i} - \\sum_k a_k \\frac{\\partial J}{\\partial a_k}\\right)',
    source: 'Bridle, "Probabilistic interpretation of feedforward classification network outputs" (1990)',
  },
  range: 'distribution',
  lower: softmaxOp,
});
