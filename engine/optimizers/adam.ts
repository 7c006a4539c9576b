import { add, div, mul, scale, sqrt, square, sub } from '../ops/index.ts';
import { float } from '../params/index.ts';
import { defineOptimizer } from './optimizer.ts';

/** m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;  W ← W - η m̂ / (√v̂ + ε) with the biases of m and v taken out. */
export const adam = defineOptimizer({
  type: 'adam',
  label: 'Adam',
  documentation: {
    summary: 'Steps scaled for each weight by the recent size of its gradient.',
    formula:
      '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1-\\beta_1) \\nabla J \\\\ v &\\leftarrow \\beta_2 v + (1-\\beta_2) (\\nabla J)^2 \\\\ W &\\leftarrow W - \\eta\\, \\hat m / (\\sqrt{\\hat v} + \\epsilon) \\end{aligned}',
    source: 'Kingma and Ba, "Adam: a method for stochastic optimization" (2014)',
  },
  params: {
    learningRate: float({ default: 0.001, min: 0, help: 'The length of a step, η.' }),
    beta1: float({ default: 0.9, min: 0, max: 0.999999, help: 'How slowly the mean of the gradient forgets, β₁.' }),
    beta2: float({ default: 0.999, min: 0, max: 0.999999, help: 'How slowly the mean of its square forgets, β₂.' }),
    epsilon: float({ default: 1e-7, min: 0, help: 'Keeps the division finite, ε.', advanced: true }),
  },
  slots: () => ['m', 'v'],
  scalars({ params: { beta1, beta2 }, learningRate, step }) {
    const correction = Math.sqrt(1 - beta2 ** step);
    return { rate: (learningRate * correction) / (1 - beta1 ** step), correction };
  },
  // η m̂ / (√v̂ + ε) with both corrections drawn out of the loop: m / (√v + ε √(1 - β₂ᵗ)) times η √(1 - β₂ᵗ) / (1 - β₁ᵗ).
  update({ parameter, gradient, slots, scalars }, { beta1, beta2, epsilon }) {
    const m = add(scale(slots.m, beta1), scale(gradient, 1 - beta1));
    const v = add(scale(slots.v, beta2), scale(square(gradient), 1 - beta2));
    const size = add(sqrt(v), scale(scalars.correction, epsilon));
    return { parameter: sub(parameter, div(mul(scalars.rate, m), size)), slots: { m, v } };
  },
});
