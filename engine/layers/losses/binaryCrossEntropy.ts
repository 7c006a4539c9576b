import { div, mul, scale, sizeOf, softplus, square, sub } from '../../ops/index.ts';
import { activationInput, alignTarget, defineLoss, expectSameShape, mean } from './loss.ts';

/** J = mean of ln(1 + eᶻ) - y z over all elements and the batch: the cross-entropy of sigmoid(z) and y, from the logits z. */
export const binaryCrossEntropy = defineLoss({
  type: 'binaryCrossEntropy',
  label: 'Binary cross-entropy',
  describe: '−y ln p − (1 − y) ln(1 − p)',
  documentation: {
    summary: 'Cross-entropy for yes or no, each output for itself. Takes logits; a sigmoid in front is recognized.',
    forward:
      '\\begin{aligned} J &= -\\frac{1}{n} \\sum_i \\big( y_i \\ln p_i \\\\ &\\qquad + (1 - y_i) \\ln (1 - p_i) \\big) \\\\ p &= \\frac{1}{1 + e^{-z}} \\end{aligned}',
    backward: '\\frac{\\partial J}{\\partial z_i} = \\frac{1}{n} (p_i - y_i)',
  },
  loss: {
    accuracy: (prediction) => ({ kind: 'threshold', at: activationInput(prediction, 'sigmoid') ? 0.5 : 0 }),
    bypassedGradient(prediction, target) {
      if (!activationInput(prediction, 'sigmoid')) return undefined;
      return scale(
        div(sub(prediction, alignTarget(prediction, target)), sub(prediction, square(prediction))),
        1 / sizeOf(prediction.shape),
      );
    },
  },
  checkShapes: expectSameShape,
  lower(prediction, target) {
    const logits = activationInput(prediction, 'sigmoid') ?? prediction;
    return mean(sub(softplus(logits), mul(logits, alignTarget(logits, target))));
  },
});
