import { add, constant, div, mul, scale, sqrt, square, sub, sumLastAxis, type Value } from '../../ops/index.ts';
import { bool, float } from '../../params/index.ts';
import { defineLayer } from '../layer.ts';

/** a = γ (z - μ) / √(σ² + ε) + β with mean and variance over the last dimension of each sample.  in = out; gamma, beta [features]. */
export const layerNorm = defineLayer({
  type: 'layerNorm',
  ui: { category: 'normalization', label: 'Layer norm', icon: 'layerNorm', describe: () => 'over the last dimension' },
  documentation: {
    summary: 'Brings the features of each sample to mean 0 and variance 1, then to a trained scale and shift.',
    forward:
      '\\begin{aligned} \\hat z_i &= \\frac{z_i - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} \\\\ a_i &= \\gamma_i \\hat z_i + \\beta_i \\end{aligned}',
    backward:
      '\\begin{aligned} g_i &= \\gamma_i \\frac{\\partial J}{\\partial a_i} \\\\ \\frac{\\partial J}{\\partial z_i} &= \\frac{1}{n\\sqrt{\\sigma^2 + \\epsilon}} \\Big( n g_i - \\sum_k g_k - \\hat z_i \\sum_k g_k \\hat z_k \\Big) \\end{aligned}',
    source: 'Ba, Kiros and Hinton, "Layer normalization" (2016)',
  },
  params: {
    epsilon: float({ default: 0.001, min: 1e-12, help: 'Keeps the division finite, ε.', advanced: true }),
    center: bool({ default: true, help: 'Whether there is a trained shift, β.', advanced: true }),
    scale: bool({ default: true, help: 'Whether there is a trained scale, γ.', advanced: true }),
  },
  inputs: { in: { minRank: 1, help: 'Any tensor; its last dimension holds the features.' } },
  inferShape: ({ in: x }) => x,
  weights({ in: x }, { center, scale: scales }) {
    const all = { shape: [x[x.length - 1]], fanIn: 1, fanOut: 1 };
    return {
      ...(scales && { gamma: { ...all, initializer: 'ones' as const } }),
      ...(center && { beta: { ...all, initializer: 'zeros' as const } }),
    };
  },
  lower({ in: x }, { gamma, beta }, { epsilon }) {
    const centered = sub(x, meanOfLast(x));
    const variance = meanOfLast(square(centered));
    const normal = div(centered, sqrt(add(variance, constant(x.tape, epsilon))));
    const scaled = gamma ? mul(normal, gamma) : normal;
    return beta ? add(scaled, beta) : scaled;
  },
});

function meanOfLast(x: Value): Value {
  return scale(sumLastAxis(x), 1 / x.shape[x.shape.length - 1]);
}
