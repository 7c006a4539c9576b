import { message } from '../../messages/index.ts';
import { square, sub } from '../../ops/index.ts';
import { alignTarget, anyNumbers, defineLoss, expectSameShape } from './loss.ts';

/** J = mean (ŷ - y)² over all elements and the batch. */
export const mse = defineLoss({
  type: 'mse',
  label: 'Mean squared error',
  describe: message('mean of (ŷ − y)²'),
  documentation: {
    summary: 'The mean of the squared differences: for regression.',
    forward: 'J = \\frac{1}{n} \\sum_i (\\hat y_i - y_i)^2',
    backward: '\\frac{\\partial J}{\\partial \\hat y_i} = \\frac{2}{n} (\\hat y_i - y_i)',
    example: { numbers: { target: [1, 0, 1] }, curveTarget: 0 },
  },
  targets: anyNumbers,
  targetHelp: 'The targets: any numbers.',
  checkShapes: expectSameShape,
  lower: (prediction, target) => square(sub(prediction, alignTarget(prediction, target))),
});
