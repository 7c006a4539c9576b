import { relu as reluOp } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = max(z, 0). */
export const relu = defineActivation({
  type: 'relu',
  label: 'ReLU',
  describe: 'max(z, 0)',
  documentation: {
    summary: 'Keeps positive numbers and sets negative ones to zero.',
    forward: 'a_i = \\max(z_i, 0)',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\begin{cases}1 & z > 0\\\\ 0 & z \\le 0\\end{cases} \\end{aligned}",
    source: 'Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines" (2010)',
  },
  range: 'nonNegative',
  lower: reluOp,
});
