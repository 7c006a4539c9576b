import type { Explanation } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';

/** z of a neuron of a dense layer with three inputs. */
export const denseSum: Explanation = {
  of: 'hidden.~4[0,2]',
  operation: 'matmul',
  latex: 'z^{2}_{2} = \\sum_i W^{1}_{2i}\\, a^{1}_{i} + b^{1}_{2}',
  numbers: '0.5 \\cdot 1 + (-1.25) \\cdot 0.8 + 0.75 \\cdot (-2) + 0.1',
  value: -1.9,
  terms: [
    { latex: 'W^{1}_{20}\\, a^{1}_{0}', numbers: '0.5 \\cdot 1', value: 0.5, from: ['hidden.weight[2,0]', 'input.out[0,0]'] },
    { latex: 'W^{1}_{21}\\, a^{1}_{1}', numbers: '-1.25 \\cdot 0.8', value: -1, from: ['hidden.weight[2,1]', 'input.out[0,1]'] },
    {
      latex: 'W^{1}_{22}\\, a^{1}_{2}',
      numbers: '0.75 \\cdot (-2)',
      value: -1.5,
      from: ['hidden.weight[2,2]', 'input.out[0,2]'],
    },
    { latex: 'b^{1}_{2}', numbers: '0.1', value: 0.1, from: ['hidden.bias[2]'] },
  ],
  isSum: true,
  rest: null,
  remarks: [],
  usedBy: ['hidden.out[0,2]'],
};

/** δ of a hidden neuron, of whose 100 terms the largest stand for themselves. */
export const hiddenDelta: Explanation = {
  of: 'hidden.d~4[0,17]',
  operation: 'multiply',
  latex: "\\delta^{2}_{17} = f'(z^{2}_{17}) \\sum_j \\delta^{3}_{j}\\, W^{2}_{j,17}",
  numbers: '0.25 \\cdot (0.12 \\cdot 0.4 + (-0.3) \\cdot 0.05 + \\dots)',
  value: 0.00925,
  terms: [
    {
      latex: '\\delta^{3}_{0} W^{2}_{0,17}',
      numbers: '0.25 \\cdot 0.048',
      value: 0.012,
      from: ['out.dout[0,0]', 'out.weight[0,17]'],
    },
    {
      latex: '\\delta^{3}_{1} W^{2}_{1,17}',
      numbers: '0.25 \\cdot (-0.015)',
      value: -0.00375,
      from: ['out.dout[0,1]', 'out.weight[1,17]'],
    },
  ],
  isSum: true,
  rest: { count: 98, value: 0.001 },
  remarks: [],
  usedBy: ['hidden.weight[17,0]', 'hidden.weight[17,1]', 'hidden.bias[17]'],
};

/** ∂J/∂W over a batch of two samples. */
export const weightGradient: Explanation = {
  of: 'hidden.weight[2,1]',
  operation: 'matmul',
  latex: '\\frac{\\partial J}{\\partial W^{1}_{21}} = \\sum_n \\delta^{2,(n)}_{2}\\, a^{1,(n)}_{1}',
  numbers: '-0.19 \\cdot 0.8 + 0.031 \\cdot (-0.4)',
  value: -0.1644,
  terms: [
    {
      latex: '\\delta^{2,(0)}_{2} a^{1,(0)}_{1}',
      numbers: '-0.19 \\cdot 0.8',
      value: -0.152,
      from: ['hidden.d~4[0,2]', 'input.out[0,1]'],
    },
    {
      latex: '\\delta^{2,(1)}_{2} a^{1,(1)}_{1}',
      numbers: '0.031 \\cdot (-0.4)',
      value: -0.0124,
      from: ['hidden.d~4[1,2]', 'input.out[1,1]'],
    },
  ],
  isSum: true,
  rest: null,
  remarks: [],
  usedBy: ['hidden.weight/new[2,1]'],
};

/** Softmax with cross-entropy in its stable form; the logit of the true class is not finite. */
export const brokenLoss: Explanation = {
  of: 'loss.out',
  operation: 'softmaxCrossEntropy',
  latex: 'J = \\ln \\sum_k e^{z_k - \\max_k z_k} + \\max_k z_k - z_y',
  numbers: '\\ln(e^{0} + e^{-2.1}) + 3.4 - \\text{NaN}',
  value: 'NaN',
  terms: [
    { latex: 'z_0', numbers: '3.4', value: 3.4, from: ['out.out[0,0]'] },
    { latex: 'z_1', numbers: '\\text{NaN}', value: 'NaN', from: ['out.out[0,1]'] },
  ],
  isSum: false,
  rest: null,
  remarks: [message('Computed in the stable form, without an overflow of the exponential.')],
  usedBy: [],
};
