import { message } from '../../messages/index.ts';
import {
  add,
  constant,
  formatShape,
  logSoftmax,
  mul,
  neg,
  oneHot,
  type Shape,
  sameShape,
  scale,
  type Value,
  vector,
} from '../../ops/index.ts';
import { float, numbers } from '../../params/index.ts';
import { describeShape, ShapeMismatch } from '../declaration/layer.ts';
import { activationInput, defineLoss, rowsOf, shareOf } from './loss.ts';

/** The target as rows of probabilities: class indices become one-hot rows. */
function asDistribution(target: Value, classes: number, prediction: Shape): Value {
  return target.shape.length === prediction.length ? target : oneHot(target, classes);
}

function checkShapes(
  prediction: Shape,
  target: Shape,
  declaredClasses: number | undefined,
  { classWeights }: CrossEntropyParams,
): void {
  const classes = prediction[prediction.length - 1];
  const indices = prediction.slice(0, -1);
  if (sameShape(target, indices) && declaredClasses !== undefined && declaredClasses !== classes) {
    throw new ShapeMismatch({
      at: { port: 'prediction' },
      expected: message('one score for each of {{count}} classes', { count: declaredClasses }),
      received: describeShape(prediction),
      suggestion: { nodeOf: 'source', param: 'units', value: declaredClasses },
    });
  }
  if (classWeights.length > 0 && classWeights.length !== classes) {
    throw new ShapeMismatch({
      at: { param: 'classWeights' },
      expected: message('one weight for each of {{count}} classes', { count: classes }),
      received: message('{{count}} weights', { count: classWeights.length }),
    });
  }
  if (sameShape(target, indices) || sameShape(target, prediction)) return;
  throw new ShapeMismatch({
    at: { port: 'target' },
    expected: message('class indices of shape {{indices}} or one-hot rows of shape {{rows}}', {
      indices: formatShape(indices),
      rows: formatShape(prediction),
    }),
    received: describeShape(target),
  });
}

/** The target distribution after label smoothing, each class times its weight. */
function answerOf(target: Value, prediction: Value, { labelSmoothing, classWeights }: CrossEntropyParams): Value {
  const classes = lastOf(prediction.shape);
  const exact = asDistribution(target, classes, prediction.shape);
  const y = labelSmoothing === 0 ? exact : add(scale(exact, 1 - labelSmoothing), constant(exact.tape, labelSmoothing / classes));
  return classWeights.length === 0 ? y : mul(y, vector(y.tape, classWeights));
}

interface CrossEntropyParams {
  readonly labelSmoothing: number;
  readonly classWeights: readonly number[];
}

const lastOf = (shape: Shape): number => shape[shape.length - 1];

/**
 * J = mean over the rows of -Σ w y ln softmax(z), computed from logits z through the log-softmax.
 * prediction [batch, …, classes]; target class indices [batch, …] or distributions [batch, …, classes].
 */
export const crossEntropy = defineLoss({
  type: 'crossEntropy',
  label: 'Cross-entropy',
  describe: message('−ln p(correct class)'),
  documentation: {
    summary:
      'Negative log-probability of the correct class: for one of several classes. Takes logits; a preceding softmax is recognized.',
    forward:
      '\\begin{aligned} J &= -\\frac{1}{n} \\sum_{s=1}^{n} \\sum_k y_{sk} \\ln p_{sk} \\\\ p &= \\text{softmax}(z) \\end{aligned}',
    backward: '\\frac{\\partial J}{\\partial z_{sk}} = \\frac{1}{n} (p_{sk} - y_{sk})',
    symbols: { prediction: 'z' },
    example: { inputs: { prediction: [3], target: [] }, numbers: { target: [2] } },
  },
  params: {
    labelSmoothing: float({
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
      help: 'Label smoothing: mixes the target with a uniform distribution.',
      advanced: true,
    }),
    classWeights: numbers({
      default: [],
      min: 0,
      help: 'Weight of each class in the loss, one number per class; empty weights all classes equally.',
      advanced: true,
    }),
  },
  minRank: 1,
  targets: ({ prediction, target }) =>
    target.length === prediction.length
      ? { kind: 'distributions', length: lastOf(prediction) }
      : { kind: 'indices', count: lastOf(prediction) },
  targetHelp: 'The targets: class indices from 0, or rows of probabilities that sum to 1.',
  predictions: { kind: 'logits', recognizes: 'softmax' },
  checkShapes,
  count: rowsOf,
  decision: 'argmax',
  bypassedGradient(prediction, target, params) {
    if (!activationInput(prediction, 'softmax')) return undefined;
    return neg(shareOf(answerOf(target, prediction, params), prediction));
  },
  lower(prediction, target, params, { name }) {
    const logits = activationInput(prediction, 'softmax') ?? prediction;
    return neg(mul(answerOf(target, logits, params), name('logProbability', '\\ln p', logSoftmax(logits))));
  },
});
