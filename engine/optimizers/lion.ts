import { add, mul, scale, sign, sub } from '../ops/index.ts';
import { float } from '../params/index.ts';
import { defineOptimizer } from './optimizer.ts';

/** W ← W - η (sign(β₁ m + (1 - β₁) g) + λ W);  m ← β₂ m + (1 - β₂) g. */
export const lion = defineOptimizer({
  type: 'lion',
  label: 'Lion',
  documentation: {
    summary: 'Steps of equal size in the direction of the sign: half the memory of Adam.',
    formula:
      '\\begin{aligned} W &\\leftarrow W - \\eta\\, (\\text{sign}(\\beta_1 m + (1-\\beta_1) \\nabla J) + \\lambda W) \\\\ m &\\leftarrow \\beta_2 m + (1-\\beta_2) \\nabla J \\end{aligned}',
    source: 'Chen et al., "Symbolic discovery of optimization algorithms" (2023)',
  },
  params: {
    learningRate: float({
      default: 0.0001,
      min: 0,
      mayExceedFloat32: true,
      help: 'The step size, η: a tenth of that of Adam.',
    }),
    beta1: float({ default: 0.9, min: 0, max: 0.999999, help: 'Weight of the mean in the update direction, β₁.' }),
    beta2: float({ default: 0.99, min: 0, max: 0.999999, help: 'Decay rate of the mean gradient, β₂.' }),
    weightDecay: float({
      default: 0,
      min: 0,
      step: 0.01,
      help: 'Fraction of a weight removed by a step of size 1, λ.',
      whileTraining: true,
    }),
  },
  symbols: { learningRate: '\\eta' },
  slots: () => ['m'],
  scalars({ learningRate }, into) {
    into.learningRate = learningRate;
  },
  update({ parameter, gradient, slots, scalars }, { beta1, beta2, weightDecay }) {
    const direction = sign(add(scale(slots.m, beta1), scale(gradient, 1 - beta1)));
    const step = mul(scalars.learningRate, add(direction, scale(parameter, weightDecay)));
    return { parameter: sub(parameter, step), slots: { m: add(scale(slots.m, beta2), scale(gradient, 1 - beta2)) } };
  },
});
