import { maxPool } from '../../ops/index.ts';
import { definePooling } from './pooling.ts';

/** The maximum of each window.  in [batch, height, width, channels] → out [batch, height', width', channels]. */
export const maxPool2d = definePooling({
  type: 'maxPool2d',
  label: 'Max pool 2D',
  documentation: {
    summary: 'The maximum of each window.',
    forward: 'a_{ijc} = \\max_{u,v} a^{l}_{is+u,\\, js+v,\\, c}',
    backward:
      '\\frac{\\partial J}{\\partial a^{l}_{xyc}} = \\sum_{(x,y)\\ \\text{largest of}\\ ij} \\frac{\\partial J}{\\partial a_{ijc}}',
    source: 'Yamaguchi et al., "A neural network for speaker-independent isolated word recognition" (1990)',
    example: { inputs: { in: [4, 4, 1] } },
  },
  pool: maxPool,
});
