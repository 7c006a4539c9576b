import { add, constant, div, mul, reshape, scale, sizeOf, sqrt, square, sub, sumTo, type Value } from '../../ops/index.ts';
import { bool, float } from '../../params/index.ts';
import { defineLayer } from '../layer.ts';

/**
 * a = γ (z - μ) / √(σ² + ε) + β for each channel, the last dimension: in training with mean and variance of the batch, which
 * moving averages follow; in evaluation with these.  in = out; gamma, beta, movingMean, movingVariance [channels].
 */
export const batchNorm = defineLayer({
  type: 'batchNorm',
  ui: { category: 'normalization', label: 'Batch norm', icon: 'batchNorm', describe: ({ momentum }) => `momentum ${momentum}` },
  documentation: {
    summary: 'Brings each channel to mean 0 and variance 1 over the batch, then to a trained scale and shift.',
    forward:
      '\\begin{aligned} \\hat z_{sc} &= \\frac{z_{sc} - \\mu_c}{\\sqrt{\\sigma_c^2 + \\epsilon}} \\\\ a_{sc} &= \\gamma_c \\hat z_{sc} + \\beta_c \\end{aligned}',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial \\gamma_c} &= \\sum_s \\frac{\\partial J}{\\partial a_{sc}} \\hat z_{sc} \\\\ \\frac{\\partial J}{\\partial z_{sc}} &= \\frac{\\gamma_c}{n\\sqrt{\\sigma_c^2 + \\epsilon}} \\Big( n \\frac{\\partial J}{\\partial a_{sc}} - \\sum_t \\frac{\\partial J}{\\partial a_{tc}} - \\hat z_{sc} \\sum_t \\frac{\\partial J}{\\partial a_{tc}} \\hat z_{tc} \\Big) \\end{aligned}',
    source: 'Ioffe and Szegedy, "Batch normalization: accelerating deep network training" (2015)',
  },
  params: {
    momentum: float({ default: 0.99, min: 0, max: 1, step: 0.01, help: 'How slowly the moving averages follow the batches.' }),
    epsilon: float({ default: 0.001, min: 1e-12, help: 'Keeps the division finite, ε.', advanced: true }),
    center: bool({ default: true, help: 'Whether there is a trained shift, β.', advanced: true }),
    scale: bool({ default: true, help: 'Whether there is a trained scale, γ.', advanced: true }),
  },
  inputs: { in: { minRank: 1, help: 'Any tensor; its last dimension holds the channels.' } },
  inferShape: ({ in: x }) => x,
  weights({ in: x }, { center, scale: scales }) {
    const all = { shape: [x[x.length - 1]], fanIn: 1, fanOut: 1 };
    return {
      ...(scales && { gamma: { ...all, initializer: 'ones' as const } }),
      ...(center && { beta: { ...all, initializer: 'zeros' as const } }),
      movingMean: { ...all, initializer: 'zeros', trainable: false },
      movingVariance: { ...all, initializer: 'ones', trainable: false },
    };
  },
  lower({ in: x }, weights, { momentum, epsilon }, { training, setWeight }) {
    const { gamma, beta, movingMean, movingVariance } = weights;
    const channels = x.shape[x.shape.length - 1];
    const rows = reshape(x, [sizeOf(x.shape) / channels, channels]);
    const mean = training ? meanOfRows(rows) : movingMean;
    const centered = sub(rows, mean);
    const variance = training ? meanOfRows(square(centered)) : movingVariance;
    if (training) {
      setWeight('movingMean', follow(movingMean, mean, momentum));
      setWeight('movingVariance', follow(movingVariance, variance, momentum));
    }
    const normal = div(centered, sqrt(add(variance, constant(x.tape, epsilon))));
    const scaled = gamma ? mul(normal, gamma) : normal;
    return reshape(beta ? add(scaled, beta) : scaled, x.shape);
  },
});

function meanOfRows(rows: Value): Value {
  return scale(sumTo(rows, [rows.shape[1]]), 1 / rows.shape[0]);
}

const follow = (average: Value, latest: Value, momentum: number): Value =>
  add(scale(average, momentum), scale(latest, 1 - momentum));
