import { message } from '../../messages/index.ts';
import { add, constant, exp, relu, scale, sub, type Value } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { defineLayer } from '../declaration/layer.ts';
import { negativePart } from './negativePart.ts';

/** a = z where z > 0, else α (eᶻ - 1).  in = out. */
export const elu = defineLayer({
  type: 'elu',
  ui: { category: 'activation', label: 'ELU', describe: ({ alpha }) => message('down to −{{alpha}}', { alpha }) },
  documentation: {
    summary: 'A ReLU with a smooth exponential curve below zero, which keeps the mean near zero.',
    forward: 'a_i = \\begin{cases}z_i & z_i > 0\\\\ \\alpha\\, (e^{z_i} - 1) & z_i \\le 0\\end{cases}',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\begin{cases}1 & z > 0\\\\ \\alpha\\, e^{z} & z \\le 0\\end{cases} \\end{aligned}",
    source: 'Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential linear units" (2015)',
  },
  params: { alpha: float({ default: 1, min: 0, help: 'The lower limit, −α.' }) },
  inputs: { in: { help: 'The pre-activation z.' } },
  inferShape: ({ in: z }) => z,
  lower: ({ in: z }, _weights, { alpha }) => exponentialLinear(z, alpha),
});

/** max(z, 0) + α (e^min(z, 0) - 1): no exponential of a positive number. */
export function exponentialLinear(z: Value, alpha: number): Value {
  const power = exp(negativePart(z));
  return add(relu(z), scale(sub(power, constant(z.tape, 1)), alpha));
}
