import { message } from '../../messages/index.ts';
import { broadcastTo, reshape } from '../../ops/index.ts';
import { pairOf, size } from '../../params/index.ts';
import { defineLayer } from '../declaration/layer.ts';
import { describeSize } from './window.ts';

/** Each pixel repeated: a[i, j] = a[⌊i / s⌋, ⌊j / s⌋].  in [batch, height, width, channels] → out [batch, height s, width s, channels]. */
export const upsample2d = defineLayer({
  type: 'upsample2d',
  ui: {
    category: 'convolution',
    label: 'Upsample 2D',
    describe: (params) => message('{{size}} times', { size: describeSize(params.size) }),
  },
  documentation: {
    summary: 'Repeats rows and columns, so that images become larger.',
    forward: 'a_{ijc} = a^{l}_{\\lfloor i/s \\rfloor,\\, \\lfloor j/s \\rfloor,\\, c}',
    backward:
      '\\frac{\\partial J}{\\partial a^{l}_{ijc}} = \\sum_{u,v < s} \\frac{\\partial J}{\\partial a_{is+u,\\, js+v,\\, c}}',
    example: { inputs: { in: [2, 2, 1] } },
  },
  params: { size: size({ default: 2, help: 'Number of times each row and column is repeated.' }) },
  inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
  keepsRange: true,
  inferShape({ in: [height, width, channels] }, params) {
    const [rows, columns] = pairOf(params.size);
    return [height * rows, width * columns, channels];
  },
  lower({ in: x }, _weights, params) {
    const [batch, height, width, channels] = x.shape;
    const [rows, columns] = pairOf(params.size);
    const apart = reshape(x, [batch, height, 1, width, 1, channels]);
    const repeated = broadcastTo(apart, [batch, height, rows, width, columns, channels]);
    return reshape(repeated, [batch, height * rows, width * columns, channels]);
  },
});
