import { scale } from '../../ops/index.ts';
import { message } from '../../text/index.ts';
import { defineActivation } from './activation.ts';
import { exponentialLinear } from './elu.ts';

const LAMBDA = 1.0507009873554805;
const ALPHA = 1.6732632423543772;

/** a = λ z where z > 0, else λ α (eᶻ - 1), with λ and α chosen to preserve mean 0 and variance 1. */
export const selu = defineActivation({
  type: 'selu',
  label: 'SELU',
  describe: message('self-normalizing'),
  documentation: {
    summary: 'An ELU scaled so that mean 0 and variance 1 stay from layer to layer.',
    forward: 'a_i = \\lambda \\begin{cases}z_i & z_i > 0\\\\ \\alpha\\, (e^{z_i} - 1) & z_i \\le 0\\end{cases}',
    backward:
      "\\begin{aligned} \\delta_i &= f'(z_i)\\, \\frac{\\partial J}{\\partial a_i} \\\\ f'(z) &= \\lambda \\begin{cases}1 & z > 0\\\\ \\alpha\\, e^{z} & z \\le 0\\end{cases} \\end{aligned}",
    source: 'Klambauer et al., "Self-normalizing neural networks" (2017)',
  },
  lower: (z) => scale(exponentialLinear(z, ALPHA), LAMBDA),
});
