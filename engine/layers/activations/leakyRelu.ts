import { message } from '../../messages/index.ts';
import { add, relu, scale } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { defineLayer } from '../declaration/layer.ts';
import { negativePart } from './negativePart.ts';

/** a = z where z > 0, else s z.  in = out. */
export const leakyRelu = defineLayer({
  type: 'leakyRelu',
  ui: {
    category: 'activation',
    label: 'Leaky ReLU',
    describe: ({ negativeSlope }) => message('slope {{slope}} below 0', { slope: negativeSlope }),
  },
  documentation: {
    summary: 'A ReLU with a small slope for negative inputs, so that units cannot die.',
    forward: 'a_i = \\max(z_i, 0) + s \\min(z_i, 0)',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\begin{cases}1 & z > 0\\\\ s & z \\le 0\\end{cases} \\end{aligned}",
    source: 'Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models" (2013)',
  },
  params: { negativeSlope: float({ default: 0.3, min: 0, step: 0.05, help: 'The slope for negative inputs, s.' }) },
  inputs: { in: { help: 'The pre-activation z.' } },
  inferShape: ({ in: z }) => z,
  lower: ({ in: z }, _weights, { negativeSlope }) => add(relu(z), scale(negativePart(z), negativeSlope)),
});
