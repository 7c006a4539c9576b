import { mul, sigmoid } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = z / (1 + e⁻ᶻ), also called swish. */
export const silu = defineActivation({
  type: 'silu',
  label: 'SiLU',
  describe: 'z · sigmoid(z)',
  documentation: {
    summary: 'A smooth ReLU: the input times its sigmoid.',
    forward: 'a_i = z_i\\, \\sigma(z_i)',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\sigma(z) + z\\, \\sigma(z)(1 - \\sigma(z)) \\end{aligned}",
    source: 'Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units for neural network function approximation" (2017)',
  },
  lower: (z) => mul(z, sigmoid(z)),
});
