import { message } from '../../messages/index.ts';
import { maxPool, reshape } from '../../ops/index.ts';
import { defineLayer } from '../declaration/layer.ts';

/** The maximum of each channel.  in [batch, height, width, channels] → out [batch, channels]. */
export const globalMaxPool2d = defineLayer({
  type: 'globalMaxPool2d',
  ui: { category: 'convolution', label: 'Global max pool 2D', describe: () => message('largest of each channel') },
  documentation: {
    summary: 'The maximum of each channel over the whole image.',
    forward: 'a_c = \\max_{i,j} a^{l}_{ijc}',
    backward:
      '\\frac{\\partial J}{\\partial a^{l}_{ijc}} = \\begin{cases}\\frac{\\partial J}{\\partial a_c} & (i,j)\\ \\text{largest}\\\\ 0 & \\text{else}\\end{cases}',
    source: 'Oquab et al., "Is object localization for free?" (2015)',
    example: { inputs: { in: [2, 2, 2] } },
  },
  params: {},
  inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
  keepsRange: true,
  inferShape: ({ in: x }) => [x[2]],
  lower({ in: x }) {
    const [batch, height, width, channels] = x.shape;
    const whole = { poolSize: [height, width], strides: [height, width], before: [0, 0], outHeight: 1, outWidth: 1 } as const;
    return reshape(maxPool(x, whole), [batch, channels]);
  },
});
