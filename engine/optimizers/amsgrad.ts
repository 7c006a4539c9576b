import { add, div, maximum, mul, scale, sqrt, square, sub } from '../ops/index.ts';
import { ADAM_PARAMS, ADAM_SYMBOLS, adamScalars } from './adam.ts';
import { defineOptimizer } from './optimizer.ts';

/** Adam with the running maximum of v instead of v, so that steps never grow again. */
export const amsgrad = defineOptimizer({
  type: 'amsgrad',
  label: 'AMSGrad',
  documentation: {
    summary: 'Adam that keeps the maximum of past squared gradients, so it converges where Adam may not.',
    formula:
      '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1-\\beta_1) \\nabla J \\\\ v &\\leftarrow \\beta_2 v + (1-\\beta_2) (\\nabla J)^2 \\\\ u &\\leftarrow \\max(u, v) \\\\ W &\\leftarrow W - \\eta\\, \\hat m / (\\sqrt{\\hat u} + \\epsilon) \\end{aligned}',
    source: 'Reddi, Kale and Kumar, "On the convergence of Adam and beyond" (2018)',
  },
  params: ADAM_PARAMS,
  symbols: { ...ADAM_SYMBOLS, largest: '\\hat v' },
  slots: () => ['m', 'v', 'largest'],
  scalars: adamScalars,
  update({ parameter, gradient, slots, scalars }, { beta1, beta2, epsilon }) {
    const m = add(scale(slots.m, beta1), scale(gradient, 1 - beta1));
    const v = add(scale(slots.v, beta2), scale(square(gradient), 1 - beta2));
    const largest = maximum(slots.largest, v);
    const size = add(sqrt(largest), scale(scalars.correction, epsilon));
    return { parameter: sub(parameter, div(mul(scalars.rate, m), size)), slots: { m, v, largest } };
  },
});
