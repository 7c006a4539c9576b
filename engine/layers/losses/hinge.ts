import { add, constant, mul, neg, relu, scale } from '../../ops/index.ts';
import { alignTarget, defineLoss, expectSameShape } from './loss.ts';

/**
 * J = mean max(0, 1 - s ŷ) over all elements and the batch, for scores ŷ and signs s = 2 max(y, 0) - 1 of labels y: -1 or 0, and
 * 1.
 */
export const hinge = defineLoss({
  type: 'hinge',
  label: 'Hinge loss',
  describe: 'max(0, 1 − s ŷ)',
  documentation: {
    summary:
      'Requires scores above 1 for the positive class and below -1 for the negative class: the loss of support vector machines. Labels are -1 and 1, or 0 and 1.',
    forward:
      '\\begin{aligned} J &= \\frac{1}{n} \\sum_i \\max(0,\\, 1 - s_i\\, \\hat y_i) \\\\ s_i &= 2 \\max(y_i, 0) - 1 \\end{aligned}',
    backward:
      '\\frac{\\partial J}{\\partial \\hat y_i} = \\begin{cases}-\\frac{1}{n} s_i & s_i\\, \\hat y_i < 1\\\\ 0 & \\text{else}\\end{cases}',
    source: 'Cortes and Vapnik, "Support-vector networks" (1995)',
    example: { numbers: { prediction: [0.5, -1.5, 1.5], target: [1, -1, -1] }, curveTarget: 1 },
  },
  targets: () => ({ kind: 'signs' }),
  targetHelp: 'The targets: labels -1 and 1, or 0 and 1.',
  predictions: { kind: 'scores' },
  decision: 'threshold',
  checkShapes: expectSameShape,
  lower(prediction, target) {
    const one = constant(prediction.tape, 1);
    const side = add(scale(relu(alignTarget(prediction, target)), 2), neg(one));
    return relu(add(one, neg(mul(side, prediction))));
  },
});
