import { message } from '../../messages/index.ts';
import { axisField, axisOf } from '../declaration/axis.ts';
import { defineLayer } from '../declaration/layer.ts';
import { moments, NORMALIZATION_FIELDS, scaleAndShift, scaleWeights, standardize } from './normalize.ts';

/** a = γ (z - μ) / √(σ² + ε) + β with mean and variance over one dimension of each sample.  in = out; gamma, beta [features]. */
export const layerNorm = defineLayer({
  type: 'layerNorm',
  ui: {
    category: 'normalization',
    label: 'Layer norm',
    describe: ({ axis }) => (axis === -1 ? message('over the last dimension') : message('over dimension {{axis}}', { axis })),
  },
  documentation: {
    summary: 'Normalizes the features of each sample to mean 0 and variance 1, then applies a learned scale and shift.',
    forward:
      '\\begin{aligned} \\hat z_i &= \\frac{z_i - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} \\\\ a_i &= \\gamma_i \\hat z_i + \\beta_i \\end{aligned}',
    backward:
      '\\begin{aligned} g_i &= \\gamma_i \\frac{\\partial J}{\\partial a_i} \\\\ \\frac{\\partial J}{\\partial z_i} &= \\frac{1}{n\\sqrt{\\sigma^2 + \\epsilon}} \\Big( n g_i - \\sum_k g_k - \\hat z_i \\sum_k g_k \\hat z_k \\Big) \\\\ \\frac{\\partial J}{\\partial \\gamma_i} &= \\frac{\\partial J}{\\partial a_i} \\hat z_i, \\quad \\frac{\\partial J}{\\partial \\beta_i} = \\frac{\\partial J}{\\partial a_i} \\end{aligned}',
    source: 'Ba, Kiros and Hinton, "Layer normalization" (2016)',
    example: { inputs: { in: [4] } },
  },
  params: { axis: axisField('The dimension of the features'), ...NORMALIZATION_FIELDS },
  inputs: { in: { minRank: 1, help: 'Any tensor; the features are in the last dimension by default.' } },
  inferShape({ in: x }, { axis }) {
    axisOf(x, axis);
    return x;
  },
  statistics: ({ in: x }, { axis }) => ({ perSample: x[axisOf(x, axis)], acrossBatch: false }),
  weights: ({ in: x }, { axis, ...params }) => scaleWeights(x[axisOf(x, axis)], params),
  operations: () => 24,
  lower({ in: x }, weights, { axis: given, epsilon }, { name }) {
    const axis = 1 + axisOf(x.shape.slice(1), given);
    return scaleAndShift(standardize(x, moments(x, x.shape.with(axis, 1), name), epsilon, name), weights, axis);
  },
});
