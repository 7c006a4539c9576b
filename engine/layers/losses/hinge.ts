import { add, constant, mul, neg, relu, scale } from '../../ops/index.ts';
import { alignTarget, defineLoss, expectSameShape } from './loss.ts';

/** J = mean max(0, 1 - (2 y - 1) ŷ) over all elements and the batch, for answers y of 0 or 1 and scores ŷ. */
export const hinge = defineLoss({
  type: 'hinge',
  label: 'Hinge loss',
  describe: 'max(0, 1 − (2y − 1) ŷ)',
  documentation: {
    summary: 'Asks for a score above 1 where the answer is yes and below -1 where it is no: the loss of support vector machines.',
    forward: 'J = \\frac{1}{n} \\sum_i \\max(0,\\, 1 - (2 y_i - 1)\\, \\hat y_i)',
    backward:
      '\\frac{\\partial J}{\\partial \\hat y_i} = \\begin{cases}-\\frac{1}{n}(2 y_i - 1) & (2 y_i - 1)\\, \\hat y_i < 1\\\\ 0 & \\text{else}\\end{cases}',
    source: 'Cortes and Vapnik, "Support-vector networks" (1995)',
    example: { numbers: { prediction: [0.5, -1.5, 1.5], target: [1, 0, 0] }, curveTarget: 1 },
  },
  accuracy: () => ({ kind: 'threshold', at: 0 }),
  checkShapes: expectSameShape,
  lower(prediction, target) {
    const one = constant(prediction.tape, 1);
    const side = add(scale(alignTarget(prediction, target), 2), neg(one));
    return relu(add(one, neg(mul(side, prediction))));
  },
});
