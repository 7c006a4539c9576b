import { message } from '../../messages/index.ts';
import { add as addOp } from '../../ops/index.ts';
import { commonShape, defineMerge } from './merging.ts';

/** The elementwise sum.  in1, in2, … = out, up to broadcasting. */
export const add = defineMerge({
  type: 'add',
  label: 'Add',
  describe: (count) => message('sum of {{count}} inputs', { count }),
  documentation: {
    summary: 'Adds its inputs element-wise: the skip connection of residual networks.',
    forward: 'a_i = \\sum_k a^{(k)}_i',
    backward: '\\frac{\\partial J}{\\partial a^{(k)}_i} = \\frac{\\partial J}{\\partial a_i}',
    source: 'He et al., "Deep residual learning for image recognition" (2015)',
  },
  inferShape: commonShape,
  lower: (values) => values.reduce((total, value) => addOp(total, value)),
});
