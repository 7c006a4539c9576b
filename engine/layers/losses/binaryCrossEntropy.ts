import { add, constant, div, mul, scale, softplus, square, sub, type Value } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { activationInput, alignTarget, defineLoss, expectSameShape } from './loss.ts';

/** The target, drawn towards ½ by the smoothing. */
function smoothed(target: Value, labelSmoothing: number): Value {
  if (labelSmoothing === 0) return target;
  return add(scale(target, 1 - labelSmoothing), constant(target.tape, labelSmoothing / 2));
}

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
    symbols: { prediction: 'z' },
    example: { numbers: { target: [1, 0, 1] }, curveTarget: 1 },
  },
  params: {
    labelSmoothing: float({ default: 0, min: 0, max: 1, step: 0.05, help: 'Draws the answers towards ½.', advanced: true }),
  },
  accuracy: (prediction) => ({ kind: 'threshold', at: activationInput(prediction, 'sigmoid') ? 0.5 : 0 }),
  checkShapes: expectSameShape,
  bypassedGradient(prediction, target, { labelSmoothing }) {
    if (!activationInput(prediction, 'sigmoid')) return undefined;
    const y = smoothed(alignTarget(prediction, target), labelSmoothing);
    return div(sub(prediction, y), sub(prediction, square(prediction)));
  },
  lower(prediction, target, { labelSmoothing }) {
    const logits = activationInput(prediction, 'sigmoid') ?? prediction;
    return sub(softplus(logits), mul(logits, smoothed(alignTarget(logits, target), labelSmoothing)));
  },
});
