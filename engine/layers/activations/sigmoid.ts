import { sigmoid as sigmoidOp } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = 1 / (1 + e⁻ᶻ). */
export const sigmoid = defineActivation({
  type: 'sigmoid',
  label: 'Sigmoid',
  describe: '1 / (1 + e⁻ᶻ)',
  documentation: {
    summary: 'Maps any number to the range from 0 to 1.',
    forward: 'a_i = \\frac{1}{1 + e^{-z_i}}',
    backward: '\\delta_i = a_i (1 - a_i)\\, \\frac{\\partial J}{\\partial a_i}',
  },
  range: 'probabilities',
  lower: sigmoidOp,
});
