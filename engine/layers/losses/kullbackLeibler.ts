import { constant, log, logSoftmax, maximum, mul, neg, sub, type Value } from '../../ops/index.ts';
import { activationInput, alignTarget, defineLoss, expectSameShape, rowsOf, shareOf } from './loss.ts';

/** Lower bound on probabilities, so that logarithms are finite. */
const SMALLEST = 1e-7;

const bounded = (p: Value): Value => maximum(p, constant(p.tape, SMALLEST));

/** J = mean over the rows of Σ y ln(y / p), the divergence of p from y. Behind a softmax, ln p is computed from its logits. */
export const kullbackLeibler = defineLoss({
  type: 'kullbackLeibler',
  label: 'Kullback–Leibler divergence',
  describe: 'Σ y ln(y / p)',
  documentation: {
    summary: 'How far one distribution is from another: for targets that are probabilities. A preceding softmax is recognized.',
    forward: 'J = \\frac{1}{n} \\sum_{s=1}^{n} \\sum_k y_{sk} \\ln \\frac{y_{sk}}{p_{sk}}',
    backward: '\\frac{\\partial J}{\\partial p_{sk}} = -\\frac{1}{n}\\, \\frac{y_{sk}}{p_{sk}}',
    source: 'Kullback and Leibler, "On information and sufficiency" (1951)',
    symbols: { prediction: 'p' },
    example: { numbers: { prediction: [0.5, 0.2, 0.3], target: [0.7, 0.2, 0.1] } },
  },
  minRank: 1,
  targets: ({ prediction }) => ({ kind: 'distributions', length: prediction[prediction.length - 1] }),
  targetHelp: 'The targets: rows of probabilities that sum to 1.',
  predictions: { kind: 'distribution', recognizes: 'softmax' },
  checkShapes: expectSameShape,
  count: rowsOf,
  bypassedGradient(prediction, target) {
    if (!activationInput(prediction, 'softmax')) return undefined;
    return neg(shareOf(alignTarget(prediction, target), prediction));
  },
  lower(prediction, target, _params, { name }) {
    const y = alignTarget(prediction, target);
    const logits = activationInput(prediction, 'softmax');
    return mul(y, sub(log(bounded(y)), logits ? name('logProbability', '\\ln p', logSoftmax(logits)) : log(bounded(prediction))));
  },
});
