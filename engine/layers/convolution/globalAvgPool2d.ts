import { message } from '../../messages/index.ts';
import { reshape, scale, sumTo } from '../../ops/index.ts';
import { defineLayer } from '../declaration/layer.ts';

/** The mean of each channel.  in [batch, height, width, channels] → out [batch, channels]. */
export const globalAvgPool2d = defineLayer({
  type: 'globalAvgPool2d',
  ui: { category: 'convolution', label: 'Global average pool 2D', describe: () => message('mean of each channel') },
  documentation: {
    summary: 'The mean of each channel over the whole image.',
    forward: 'a_c = \\frac{1}{hw} \\sum_{i,j} a^{l}_{ijc}',
    backward: '\\frac{\\partial J}{\\partial a^{l}_{ijc}} = \\frac{1}{hw} \\frac{\\partial J}{\\partial a_c}',
    source: 'Lin, Chen and Yan, "Network in network" (2013)',
    example: { inputs: { in: [2, 2, 2] } },
  },
  params: {},
  inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
  keepsRange: true,
  inferShape: ({ in: x }) => [x[2]],
  lower({ in: x }) {
    const [batch, height, width, channels] = x.shape;
    return scale(reshape(sumTo(x, [batch, 1, 1, channels]), [batch, channels]), 1 / (height * width));
  },
});
