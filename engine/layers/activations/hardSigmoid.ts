import { message } from '../../messages/index.ts';
import { add, constant, minimum, relu, scale } from '../../ops/index.ts';
import { defineActivation } from './activation.ts';

/** a = min(max(0.2 z + 0.5, 0), 1). */
export const hardSigmoid = defineActivation({
  type: 'hardSigmoid',
  label: 'Hard sigmoid',
  describe: message('0.2 z + 0.5, clipped to 0 to 1'),
  documentation: {
    summary: 'A piecewise linear approximation of the sigmoid.',
    forward: 'a_i = \\min(\\max(0.2\\, z_i + 0.5,\\, 0),\\, 1)',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\begin{cases}0.2 & -2.5 < z < 2.5\\\\ 0 & \\text{else}\\end{cases} \\end{aligned}",
    source:
      'Courbariaux, Bengio and David, "BinaryConnect: training deep neural networks with binary weights during propagations" (2015)',
  },
  range: 'probabilities',
  lower: (z) => {
    const one = constant(z.tape, 1);
    return minimum(relu(add(scale(z, 0.2), constant(z.tape, 0.5))), one);
  },
});
