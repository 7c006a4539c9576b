import { defineActivation } from './activation.ts';

/** a = z. */
export const linear = defineActivation({
  type: 'linear',
  label: 'Linear',
  describe: 'a = z',
  documentation: {
    summary: 'Passes its input through unchanged.',
    forward: 'a_i = z_i',
    backward: '\\delta_i = \\frac{\\partial J}{\\partial a_i}',
  },
  keepsNumbers: true,
  lower: (z) => z,
});
