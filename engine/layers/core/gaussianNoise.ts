import { message } from '../../messages/index.ts';
import { add, randomNormal, scale } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { defineLayer } from '../declaration/layer.ts';

/** In training a + σ n with n ~ N(0, 1), sampled per element and step; in evaluation the identity.  in = out. */
export const gaussianNoise = defineLayer({
  type: 'gaussianNoise',
  ui: {
    category: 'regularization',
    label: 'Gaussian noise',
    describe: ({ stddev }) => message('deviation {{stddev}}', { stddev }),
  },
  documentation: {
    summary: 'Adds random noise to its inputs at each training step, so that exact values cannot be memorized.',
    forward: '\\begin{aligned} a^{l+1}_i &= a^{l}_i + \\sigma\\, n_i \\\\ n_i &\\sim \\mathcal{N}(0, 1) \\end{aligned}',
    backward: '\\frac{\\partial J}{\\partial a^{l}_i} = \\frac{\\partial J}{\\partial a^{l+1}_i}',
    source: 'Bishop, "Training with noise is equivalent to Tikhonov regularization" (1995)',
  },
  params: {
    stddev: float({ default: 0.1, min: 0, step: 0.05, help: 'The standard deviation of the noise, σ.', whileTraining: true }),
  },
  inputs: { in: { help: 'Any tensor.' } },
  keepsRange: true,
  inferShape: ({ in: x }) => x,
  operations: () => 16,
  lower({ in: x }, _weights, { stddev }, { training, nodeId }) {
    if (!training || stddev === 0) return x;
    return add(x, scale(randomNormal(x.tape, { shape: x.shape, stream: nodeId }), stddev));
  },
});
