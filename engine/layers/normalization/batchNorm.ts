import { message } from '../../messages/index.ts';
import { add, reshape, scale, sizeOf, type Value } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { axisField, axisOf } from '../declaration/axis.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { alongAxis, moments, NORMALIZATION_FIELDS, scaleAndShift, scaleWeights, standardize } from './normalize.ts';

/**
 * a = γ (z - μ) / √(σ² + ε) + β per channel: in training with batch mean and variance, which update running averages; in
 * evaluation with the averages.  in = out; gamma, beta, movingMean, movingVariance [channels].
 */
export const batchNorm = defineLayer({
  type: 'batchNorm',
  ui: {
    category: 'normalization',
    label: 'Batch norm',
    describe: ({ momentum }) => message('momentum {{momentum}}', { momentum }),
  },
  documentation: {
    summary: 'Normalizes each channel to mean 0 and variance 1 over the batch, then applies a learned scale and shift.',
    forward:
      '\\begin{aligned} \\hat z_{sc} &= \\frac{z_{sc} - \\mu_c}{\\sqrt{\\sigma_c^2 + \\epsilon}} \\\\ a_{sc} &= \\gamma_c \\hat z_{sc} + \\beta_c \\end{aligned}',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial \\gamma_c} &= \\sum_s \\frac{\\partial J}{\\partial a_{sc}} \\hat z_{sc}, \\quad \\frac{\\partial J}{\\partial \\beta_c} = \\sum_s \\frac{\\partial J}{\\partial a_{sc}} \\\\ \\frac{\\partial J}{\\partial z_{sc}} &= \\frac{\\gamma_c}{n\\sqrt{\\sigma_c^2 + \\epsilon}} \\Big( n \\frac{\\partial J}{\\partial a_{sc}} - \\sum_t \\frac{\\partial J}{\\partial a_{tc}} - \\hat z_{sc} \\sum_t \\frac{\\partial J}{\\partial a_{tc}} \\hat z_{tc} \\Big) \\end{aligned}',
    source: 'Ioffe and Szegedy, "Batch normalization: accelerating deep network training" (2015)',
    example: { inputs: { in: [2] }, batch: 4 },
  },
  params: {
    axis: axisField('The dimension of the channels'),
    momentum: float({ default: 0.99, min: 0, max: 1, step: 0.01, help: 'Decay rate of the moving averages over batches.' }),
    ...NORMALIZATION_FIELDS,
    movingMeanInitializer: initializer('zeros', 'moving means'),
    movingVarianceInitializer: initializer('ones', 'moving variances'),
  },
  inputs: { in: { minRank: 1, help: 'Any tensor; the channels are in the last dimension by default.' } },
  inferShape({ in: x }, { axis }) {
    axisOf(x, axis);
    return x;
  },
  statistics: ({ in: x }, { axis }) => ({ perSample: sizeOf(x) / x[axisOf(x, axis)], acrossBatch: true }),
  weights({ in: x }, { axis, movingMeanInitializer, movingVarianceInitializer, ...params }) {
    const channels = x[axisOf(x, axis)];
    const moving = { shape: [channels], fanIn: 1, fanOut: 1, trainable: false };
    return {
      ...scaleWeights(channels, params),
      movingMean: { ...moving, initializer: movingMeanInitializer },
      movingVariance: { ...moving, initializer: movingVarianceInitializer },
    };
  },
  operations: () => 40,
  lower({ in: x }, weights, params, { training, setWeight, name }) {
    const { movingMean, movingVariance } = weights;
    const axis = 1 + axisOf(x.shape.slice(1), params.axis);
    const followed = { mean: alongAxis(movingMean, x, axis), variance: alongAxis(movingVariance, x, axis) };
    const used = training ? moments(x, followed.mean.shape, name) : followed;
    if (training) {
      setWeight('movingMean', follow(movingMean, used.mean, params.momentum));
      setWeight('movingVariance', follow(movingVariance, used.variance, params.momentum));
    }
    return scaleAndShift(standardize(x, used, params.epsilon, name), weights, axis);
  },
});

const follow = (average: Value, latest: Value, momentum: number): Value =>
  add(scale(average, momentum), scale(reshape(latest, average.shape), 1 - momentum));
