import { add, div, mul, scale, sqrt, square, sub, type Value } from '../ops/index.ts';
import { float } from '../params/index.ts';
import { defineOptimizer, type UpdateContext, type UpdateOperands } from './optimizer.ts';

/** Parameters shared by the Adam family. */
export const ADAM_PARAMS = {
  learningRate: float({ default: 0.001, min: 0, mayExceedFloat32: true, help: 'The step size, η.' }),
  beta1: float({ default: 0.9, min: 0, max: 0.999999, help: 'Decay rate of the mean gradient, β₁.' }),
  beta2: float({ default: 0.999, min: 0, max: 0.999999, help: 'Decay rate of the mean of squared gradients, β₂.' }),
  epsilon: float({ default: 1e-7, min: 0, help: 'Prevents division by zero, ε.', advanced: true }),
};

/** The bias corrections of m and v, computed once per step. */
export const ADAM_SYMBOLS = {
  rate: '\\eta \\frac{\\sqrt{1 - \\beta_2^t}}{1 - \\beta_1^t}',
  correction: '\\sqrt{1 - \\beta_2^t}',
};

interface AdamParams {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;  W ← W - η m̂ / (√v̂ + ε) with bias-corrected m̂ and v̂. */
export const adam = defineOptimizer({
  type: 'adam',
  label: 'Adam',
  documentation: {
    summary: 'Scales the step of each weight by the recent size of its gradient.',
    formula:
      '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1-\\beta_1) \\nabla J \\\\ v &\\leftarrow \\beta_2 v + (1-\\beta_2) (\\nabla J)^2 \\\\ W &\\leftarrow W - \\eta\\, \\hat m / (\\sqrt{\\hat v} + \\epsilon) \\end{aligned}',
    source: 'Kingma and Ba, "Adam: a method for stochastic optimization" (2014)',
  },
  params: ADAM_PARAMS,
  symbols: ADAM_SYMBOLS,
  slots: () => ['m', 'v'],
  scalars: adamScalars,
  update(operands, params) {
    const { step, m, v } = adamStep(operands, params);
    return { parameter: sub(operands.parameter, step), slots: { m, v } };
  },
});

/** Both bias corrections, hoisted out of the loop: η √(1 - β₂ᵗ) / (1 - β₁ᵗ), and √(1 - β₂ᵗ) for ε. */
export function adamScalars(
  { params: { beta1, beta2 }, learningRate, step }: UpdateContext<AdamParams>,
  into: Record<string, number>,
): void {
  const correction = Math.sqrt(1 - beta2 ** step);
  into.rate = (learningRate * correction) / (1 - beta1 ** step);
  into.correction = correction;
}

/** The step η m̂ / (√v̂ + ε), and its moment estimates. */
export function adamStep(
  { gradient, slots, scalars }: UpdateOperands,
  { beta1, beta2, epsilon }: AdamParams,
): { step: Value; m: Value; v: Value } {
  const m = add(scale(slots.m, beta1), scale(gradient, 1 - beta1));
  const v = add(scale(slots.v, beta2), scale(square(gradient), 1 - beta2));
  const size = add(sqrt(v), scale(scalars.correction, epsilon));
  return { step: div(mul(scalars.rate, m), size), m, v };
}
