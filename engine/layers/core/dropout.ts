import { message } from '../../messages/index.ts';
import { dropoutMask, mul } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { defineLayer } from '../declaration/layer.ts';

/** Inverted dropout: in training a = m ⊙ a / (1 - rate) with m ~ Bernoulli(1 - rate); in evaluation the identity.  in = out. */
export const dropout = defineLayer({
  type: 'dropout',
  ui: {
    category: 'regularization',
    label: 'Dropout',
    describe: ({ rate }) => message('drops {{percent}} %', { percent: Number((rate * 100).toPrecision(12)) }),
  },
  documentation: {
    summary: 'Switches off a random fraction of its inputs at each training step, so that units do not rely on one another.',
    forward: '\\begin{aligned} a^{l+1}_i &= \\frac{m_i}{1-r}\\, a^{l}_i \\\\ m_i &\\sim \\text{Bernoulli}(1-r) \\end{aligned}',
    backward: '\\frac{\\partial J}{\\partial a^{l}_i} = \\frac{m_i}{1-r}\\, \\frac{\\partial J}{\\partial a^{l+1}_i}',
    source: 'Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting" (2014)',
    example: { inputs: { in: [6] } },
  },
  params: {
    rate: float({
      default: 0.5,
      min: 0,
      max: 0.999,
      step: 0.05,
      help: 'Fraction of inputs that are switched off.',
      whileTraining: true,
    }),
  },
  inputs: { in: { help: 'Any tensor.' } },
  keepsRange: true,
  inferShape: ({ in: x }) => x,
  lower({ in: x }, _weights, { rate }, { training, nodeId }) {
    if (!training || rate === 0) return x;
    return mul(x, dropoutMask(x.tape, { shape: x.shape, rate, stream: nodeId }));
  },
});
