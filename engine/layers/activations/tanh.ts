import { tanh as tanhOp } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = tanh z. */
export const tanh = defineActivation({
  type: 'tanh',
  label: 'Tanh',
  describe: 'tanh z',
  documentation: {
    summary: 'Maps any number to the range from -1 to 1.',
    forward: 'a_i = \\tanh z_i',
    backward: '\\delta_i = (1 - a_i^2)\\, \\frac{\\partial J}{\\partial a_i}',
  },
  lower: tanhOp,
});
