import { message } from '../../messages/index.ts';
import { add, constant, erf, mul, scale, square, tanh, type Value } from '../../ops/index.ts';
import { bool } from '../../params/index.ts';
import { defineLayer } from '../declaration/layer.ts';

/** a = z Φ(z) with the normal distribution function Φ(z) = (1 + erf(z / √2)) / 2, or its tanh approximation.  in = out. */
export const gelu = defineLayer({
  type: 'gelu',
  ui: {
    category: 'activation',
    label: 'GELU',
    describe: ({ approximate }) => (approximate ? message('z Φ(z), by tanh') : 'z Φ(z)'),
  },
  documentation: {
    summary: 'Multiplies its input by the probability that a normal random number is below it: the activation of transformers.',
    forward: 'a_i = z_i\\, \\Phi(z_i)',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\Phi(z) + \\frac{z}{\\sqrt{2\\pi}}\\, e^{-z^2/2} \\end{aligned}",
    source: 'Hendrycks and Gimpel, "Gaussian error linear units" (2016)',
  },
  params: { approximate: bool({ default: false, help: 'Uses the tanh approximation of the paper.' }) },
  inputs: { in: { help: 'The pre-activation z.' } },
  inferShape: ({ in: z }) => z,
  operations: (_inputs, { approximate }) => (approximate ? 13 : 8),
  lower: ({ in: z }, _weights, { approximate }) =>
    mul(scale(z, 0.5), add(approximate ? byTanh(z) : byErf(z), constant(z.tape, 1))),
});

function byErf(z: Value): Value {
  return erf(scale(z, Math.SQRT1_2));
}

/** tanh(√(2/π) (z + 0.044715 z³)). */
function byTanh(z: Value): Value {
  return tanh(scale(add(z, scale(mul(z, square(z)), 0.044715)), Math.sqrt(2 / Math.PI)));
}
