import { message } from '../../messages/index.ts';
import { mul } from '../../ops/index.ts';
import { commonShape, defineMerge } from './merging.ts';

/** The elementwise product.  in1, in2, … = out, up to broadcasting. */
export const multiply = defineMerge({
  type: 'multiply',
  label: 'Multiply',
  describe: (count) => message('product of {{count}} inputs', { count }),
  documentation: {
    summary: 'Multiplies its inputs element-wise: a gate.',
    forward: 'a_i = \\prod_k a^{(k)}_i',
    backward: '\\frac{\\partial J}{\\partial a^{(k)}_i} = \\frac{\\partial J}{\\partial a_i} \\prod_{m \\ne k} a^{(m)}_i',
  },
  inferShape: commonShape,
  lower: (values) => values.reduce((total, value) => mul(total, value)),
});
