import { softplus as softplusOp } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = ln(1 + eᶻ), computed without overflow. */
export const softplus = defineActivation({
  type: 'softplus',
  label: 'Softplus',
  describe: 'ln(1 + eᶻ)',
  documentation: {
    summary: 'A smooth approximation of ReLU.',
    forward: 'a_i = \\ln(1 + e^{z_i})',
    backward: '\\delta_i = \\sigma(z_i)\\, \\frac{\\partial J}{\\partial a_i}',
    source: 'Dugas et al., "Incorporating second-order functional knowledge for better option pricing" (2001)',
  },
  range: 'nonNegative',
  lower: softplusOp,
});
