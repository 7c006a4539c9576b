import { add, mul, scale, sub } from '../ops/index.ts';
import { float } from '../params/index.ts';
import { ADAM_PARAMS, ADAM_SYMBOLS, adamScalars, adamStep } from './adam.ts';
import { defineOptimizer } from './optimizer.ts';

/** Adam's step plus W ← W - η λ W: weight decay decoupled from the moments. */
export const adamW = defineOptimizer({
  type: 'adamW',
  label: 'AdamW',
  documentation: {
    summary: 'Adam with decoupled weight decay, independent of the gradients.',
    formula:
      '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1-\\beta_1) \\nabla J \\\\ v &\\leftarrow \\beta_2 v + (1-\\beta_2) (\\nabla J)^2 \\\\ W &\\leftarrow W - \\eta \\lambda W - \\eta\\, \\hat m / (\\sqrt{\\hat v} + \\epsilon) \\end{aligned}',
    source: 'Loshchilov and Hutter, "Decoupled weight decay regularization" (2017)',
  },
  params: {
    ...ADAM_PARAMS,
    weightDecay: float({
      default: 0.01,
      min: 0,
      step: 0.01,
      help: 'Fraction of a weight removed by a step of size 1, λ.',
      whileTraining: true,
    }),
  },
  symbols: { ...ADAM_SYMBOLS, learningRate: '\\eta' },
  slots: () => ['m', 'v'],
  scalars(context, into) {
    adamScalars(context, into);
    into.learningRate = context.learningRate;
  },
  update(operands, params) {
    const { parameter, scalars } = operands;
    const { step, m, v } = adamStep(operands, params);
    const decay = mul(scalars.learningRate, scale(parameter, params.weightDecay));
    return { parameter: sub(parameter, add(decay, step)), slots: { m, v } };
  },
});
