import { message } from '../../messages/index.ts';
import { abs, sub } from '../../ops/index.ts';
import { alignTarget, anyNumbers, defineLoss, expectSameShape } from './loss.ts';

/** J = mean |ŷ - y| over all elements and the batch. */
export const mae = defineLoss({
  type: 'mae',
  label: 'Mean absolute error',
  describe: message('mean of |ŷ − y|'),
  documentation: {
    summary: 'The mean of the absolute differences: for regression with outliers.',
    forward: 'J = \\frac{1}{n} \\sum_i |\\hat y_i - y_i|',
    backward: '\\frac{\\partial J}{\\partial \\hat y_i} = \\frac{1}{n}\\, \\text{sign}(\\hat y_i - y_i)',
    example: { numbers: { target: [1, 0, 1] }, curveTarget: 0 },
  },
  targets: anyNumbers,
  targetHelp: 'The targets: any numbers.',
  checkShapes: expectSameShape,
  lower: (prediction, target) => abs(sub(prediction, alignTarget(prediction, target))),
});
