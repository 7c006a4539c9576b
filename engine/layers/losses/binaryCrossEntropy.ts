import { add, constant, mul, neg, scale, sigmoid, softplus, sub, type Value } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { activationInput, alignTarget, defineLoss, expectSameShape, shareOf } from './loss.ts';

/** The target after label smoothing, mixed with ½. */
function smoothed(target: Value, labelSmoothing: number): Value {
  if (labelSmoothing === 0) return target;
  return add(scale(target, 1 - labelSmoothing), constant(target.tape, labelSmoothing / 2));
}

/** J = mean of ln(1 + eᶻ) - y z over all elements and the batch: the cross-entropy of sigmoid(z) and y, from logits z. */
export const binaryCrossEntropy = defineLoss({
  type: 'binaryCrossEntropy',
  label: 'Binary cross-entropy',
  describe: '−y ln p − (1 − y) ln(1 − p)',
  documentation: {
    summary: 'Cross-entropy for binary targets, each output on its own. Takes logits; a preceding sigmoid is recognized.',
    forward:
      '\\begin{aligned} J &= -\\frac{1}{n} \\sum_i \\big( y_i \\ln p_i \\\\ &\\qquad + (1 - y_i) \\ln (1 - p_i) \\big) \\\\ p &= \\frac{1}{1 + e^{-z}} \\end{aligned}',
    backward: '\\frac{\\partial J}{\\partial z_i} = \\frac{1}{n} (p_i - y_i)',
    symbols: { prediction: 'z' },
    example: { numbers: { target: [1, 0, 1] }, curveTarget: 1 },
  },
  params: {
    labelSmoothing: float({
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
      help: 'Label smoothing: moves the target towards ½.',
      advanced: true,
    }),
  },
  targets: () => ({ kind: 'probabilities' }),
  targetHelp: 'The targets: numbers from 0 to 1.',
  predictions: { kind: 'logits', recognizes: 'sigmoid' },
  decision: 'threshold',
  checkShapes: expectSameShape,
  bypassedGradient(prediction, target, { labelSmoothing }) {
    const logits = activationInput(prediction, 'sigmoid');
    if (!logits) return undefined;
    const y = smoothed(alignTarget(prediction, target), labelSmoothing);
    // 1 - p from the logit: near 1, p itself has no precision left for it.
    const yes = shareOf(y, prediction);
    const no = shareOf(sub(constant(y.tape, 1), y), sigmoid(neg(logits)));
    return sub(no, yes);
  },
  lower(prediction, target, { labelSmoothing }) {
    const logits = activationInput(prediction, 'sigmoid') ?? prediction;
    return sub(softplus(logits), mul(logits, smoothed(alignTarget(logits, target), labelSmoothing)));
  },
});
