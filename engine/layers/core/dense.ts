import { plural } from '../../messages/index.ts';
import { add, linearMap } from '../../ops/index.ts';
import { bool, int } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';

/** Fully connected layer: z = a Wᵀ + b.  in [batch, …, inputs] → out [batch, …, units]; weight [units, inputs], bias [units]. */
export const dense = defineLayer({
  type: 'dense',
  ui: {
    category: 'core',
    label: 'Dense',
    describe: ({ units, useBias }) =>
      useBias
        ? plural(units, '{{count}} unit', '{{count}} units')
        : plural(units, '{{count}} unit, no bias', '{{count}} units, no bias'),
  },
  documentation: {
    summary: 'Each unit computes a weighted sum of all inputs and adds a bias.',
    forward: 'z^{l+1}_j = \\sum_i W^{l}_{ji}\\, a^{l}_i + b^{l}_j',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial W^{l}_{ji}} &= \\delta^{l+1}_j\\, a^{l}_i \\\\ \\frac{\\partial J}{\\partial b^{l}_j} &= \\delta^{l+1}_j \\\\ \\frac{\\partial J}{\\partial a^{l}_i} &= \\sum_j \\delta^{l+1}_j\\, W^{l}_{ji} \\end{aligned}',
    source: 'Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors" (1986)',
    example: { params: { units: 2 } },
  },
  params: {
    units: int({ default: 64, min: 1, max: 1_000_000, help: 'The number of neurons, and thus of outputs.' }),
    useBias: bool({ default: true, help: 'Adds a learnable bias to each output.' }),
    kernelInitializer: initializer('glorotUniform', 'weights'),
    biasInitializer: initializer('zeros', 'biases'),
    ...KERNEL_FIELDS,
  },
  inputs: { in: { minRank: 1, help: 'Any tensor; the size of its last dimension is the number of inputs.' } },
  inferShape: ({ in: x }, { units }) => [...x.slice(0, -1), units],
  weights({ in: x }, { units, useBias, kernelInitializer, biasInitializer, ...fields }) {
    const inputs = x[x.length - 1];
    const fans = { fanIn: inputs, fanOut: units };
    const weight = kernel({ shape: [units, inputs], initializer: kernelInitializer, ...fans }, fields, 0);
    const bias = { shape: [units], initializer: biasInitializer, ...fans };
    return useBias ? { weight, bias } : { weight };
  },
  lower({ in: x }, { weight, bias }) {
    const z = linearMap(x, weight);
    return bias ? add(z, bias) : z;
  },
});
