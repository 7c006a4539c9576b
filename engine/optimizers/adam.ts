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
  update(parameter, gradient, [m, v], { params: { beta1, beta2, epsilon }, learningRate, step }) {
    const correction1 = 1 - beta1 ** step;
    const correction2 = 1 - beta2 ** step;
    for (let index = 0; index < parameter.length; index++) {
      const g = gradient[index];
      m[index] = beta1 * m[index] + (1 - beta1) * g;
      v[index] = beta2 * v[index] + (1 - beta2) * g * g;
      parameter[index] -= (learningRate * (m[index] / correction1)) / (Math.sqrt(v[index] / correction2) + epsilon);
    }
  },
});
