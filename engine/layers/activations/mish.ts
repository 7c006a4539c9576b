import { mul, softplus, tanh } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = z tanh(ln(1 + eᶻ)). */
export const mish = defineActivation({
  type: 'mish',
  label: 'Mish',
  describe: 'z · tanh(softplus(z))',
  documentation: {
    summary: 'A smooth ReLU that keeps small negative values.',
    forward: 'a_i = z_i \\tanh(\\ln(1 + e^{z_i}))',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\tanh(s) + z\\, \\sigma(z)(1 - \\tanh^2(s)), \\quad s = \\ln(1 + e^{z}) \\end{aligned}",
    source: 'Misra, "Mish: a self regularized non-monotonic activation function" (2019)',
  },
  lower: (z) => mul(z, tanh(softplus(z))),
});
