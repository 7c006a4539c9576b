import { averagePool } from '../../ops/index.ts';
import { definePooling } from './pooling.ts';

/**
 * The mean of each window, without positions outside the image.  in [batch, height, width, channels] → out [batch, height',
 * width', channels].
 */
export const avgPool2d = definePooling({
  type: 'avgPool2d',
  label: 'Average pool 2D',
  documentation: {
    summary: 'The mean of each window; positions outside the image do not count.',
    forward: 'a_{ijc} = \\frac{1}{n_{ij}} \\sum_{u,v} a^{l}_{is+u,\\, js+v,\\, c}',
    backward:
      '\\frac{\\partial J}{\\partial a^{l}_{xyc}} = \\sum_{ij \\ni (x,y)} \\frac{1}{n_{ij}} \\frac{\\partial J}{\\partial a_{ijc}}',
    source: 'LeCun et al., "Gradient-based learning applied to document recognition" (1998)',
    example: { inputs: { in: [4, 4, 1] } },
  },
  pool: averagePool,
});
