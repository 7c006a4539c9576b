import { message } from '../../messages/index.ts';
import { add, mul, relu } from '../../ops/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { negativePart } from './negativePart.ts';

/** a = z where z > 0, else α z with a trained α per element of a sample.  in = out; alpha: the shape of a sample. */
export const prelu = defineLayer({
  type: 'prelu',
  ui: { category: 'activation', label: 'PReLU', describe: () => message('learnable slopes below 0') },
  documentation: {
    summary: 'A leaky ReLU with learnable slopes.',
    forward: 'a_i = \\max(z_i, 0) + \\alpha_i \\min(z_i, 0)',
    backward:
      '\\begin{aligned} \\delta_i &= \\begin{cases}1 & z_i > 0\\\\ \\alpha_i & z_i \\le 0\\end{cases} \\cdot \\frac{\\partial J}{\\partial a_i} \\\\ \\frac{\\partial J}{\\partial \\alpha_i} &= \\min(z_i, 0)\\, \\frac{\\partial J}{\\partial a_i} \\end{aligned}',
    source: 'He et al., "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification" (2015)',
  },
  params: { alphaInitializer: initializer('zeros', 'slopes') },
  inputs: { in: { help: 'The pre-activation z.' } },
  inferShape: ({ in: z }) => z,
  weights: ({ in: z }, { alphaInitializer }) => ({
    alpha: { shape: z, initializer: alphaInitializer, fanIn: 1, fanOut: 1 },
  }),
  lower: ({ in: z }, { alpha }) => add(relu(z), mul(alpha, negativePart(z))),
});
