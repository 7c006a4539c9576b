import {
  div,
  formatShape,
  logSoftmax,
  mul,
  neg,
  oneHot,
  type Shape,
  sameShape,
  scale,
  sizeOf,
  sum,
  type Value,
} from '../../ops/index.ts';
import { Misfit } from '../layer.ts';
import { activationInput, defineLoss } from './loss.ts';

/** The target as rows of probabilities: class indices become rows with a single 1. */
function asDistribution(target: Value, classes: number, prediction: Shape): Value {
  return target.shape.length === prediction.length ? target : oneHot(target, classes);
}

const rowsOf = (prediction: Value): number => sizeOf(prediction.shape.slice(0, -1));

function checkShapes(prediction: Shape, target: Shape, declaredClasses: number | undefined): void {
  const classes = prediction[prediction.length - 1];
  const indices = prediction.slice(0, -1);
  if (sameShape(target, indices) && declaredClasses !== undefined && declaredClasses !== classes) {
    throw new Misfit({
      at: { port: 'prediction' },
      expected: `one score for each of ${declaredClasses} classes`,
      received: `shape ${formatShape(prediction)}`,
      suggestion: { nodeOf: 'source', param: 'units', value: declaredClasses },
    });
  }
  if (sameShape(target, indices) || sameShape(target, prediction)) return;
  throw new Misfit({
    at: { port: 'target' },
    expected: `class indices of shape ${formatShape(indices)} or one-hot rows of shape ${formatShape(prediction)}`,
    received: `shape ${formatShape(target)}`,
  });
}

/**
 * J = mean over the rows of -Σ y ln softmax(z), computed from the logits z through the logarithm of the softmax.
 * prediction [batch, …, classes]; target class indices [batch, …] or distributions [batch, …, classes].
 */
export const crossEntropy = defineLoss({
  type: 'crossEntropy',
  label: 'Cross-entropy',
  describe: '−ln of the probability of the right class',
  documentation: {
    summary:
      'How surprised the network is by the right class: for one of several classes. Takes logits; a softmax in front is recognized.',
    forward:
      '\\begin{aligned} J &= -\\frac{1}{n} \\sum_{s=1}^{n} \\sum_k y_{sk} \\ln p_{sk} \\\\ p &= \\text{softmax}(z) \\end{aligned}',
    backward: '\\frac{\\partial J}{\\partial z_{sk}} = \\frac{1}{n} (p_{sk} - y_{sk})',
  },
  loss: {
    accuracy: () => ({ kind: 'argmax' }),
    bypassedGradient(prediction, target) {
      if (!activationInput(prediction, 'softmax')) return undefined;
      const y = asDistribution(target, prediction.shape[prediction.shape.length - 1], prediction.shape);
      return scale(div(y, prediction), -1 / rowsOf(prediction));
    },
  },
  minRank: 1,
  checkShapes,
  lower(prediction, target) {
    const logits = activationInput(prediction, 'softmax') ?? prediction;
    const y = asDistribution(target, logits.shape[logits.shape.length - 1], logits.shape);
    return scale(neg(sum(mul(y, logSoftmax(logits)))), 1 / rowsOf(logits));
  },
});
