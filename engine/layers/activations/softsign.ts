import { abs, add, constant, div } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = z / (1 + |z|). */
export const softsign = defineActivation({
  type: 'softsign',
  label: 'Softsign',
  describe: 'z / (1 + |z|)',
  documentation: {
    summary: 'Maps any number to the range from -1 to 1, saturating more slowly than tanh.',
    forward: 'a_i = \\frac{z_i}{1 + |z_i|}',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\frac{1}{(1 + |z|)^2} \\end{aligned}",
    source: 'Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010)',
  },
  lower: (z) => div(z, add(abs(z), constant(z.tape, 1))),
});
