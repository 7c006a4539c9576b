import { message } from '../../messages/index.ts';
import { reshape, sizeOf } from '../../ops/index.ts';
import { defineLayer } from '../declaration/layer.ts';

/** Flattens each sample to one row.  in [batch, …] → out [batch, size]. */
export const flatten = defineLayer({
  type: 'flatten',
  ui: { category: 'core', label: 'Flatten', describe: () => message('to one dimension') },
  documentation: {
    summary: 'Flattens a sample to one dimension, in row-major order.',
    forward: 'a^{l+1}_{(i_1 \\ldots i_n)} = a^{l}_{i_1 \\ldots i_n}',
    backward:
      '\\frac{\\partial J}{\\partial a^{l}_{i_1 \\ldots i_n}} = \\frac{\\partial J}{\\partial a^{l+1}_{(i_1 \\ldots i_n)}}',
    example: { inputs: { in: [2, 3] } },
  },
  params: {},
  inputs: { in: { help: 'Any tensor.' } },
  keepsNumbers: true,
  inferShape: ({ in: x }) => [sizeOf(x)],
  lower: ({ in: x }) => reshape(x, [x.shape[0], sizeOf(x.shape.slice(1))]),
});
