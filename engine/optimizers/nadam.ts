import { add, div, mul, scale, sqrt, square, sub } from '../ops/index.ts';
import { float } from '../params/index.ts';
import { ADAM_PARAMS, ADAM_SYMBOLS } from './adam.ts';
import { defineOptimizer } from './optimizer.ts';

/**
 * Adam with Nesterov momentum: m̂ = μₜ₊₁ m / (1 - Π μ₁…μₜ₊₁) + (1 - μₜ) g / (1 - Π μ₁…μₜ) with the momentum schedule μₜ = β₁ (1 -
 * 0.96^(t ψ) / 2).
 */
export const nadam = defineOptimizer({
  type: 'nadam',
  label: 'Nadam',
  documentation: {
    summary: 'Adam with Nesterov momentum.',
    formula:
      '\\begin{aligned} \\mu_t &= \\beta_1 (1 - \\tfrac12\\, 0.96^{t\\psi}) \\\\ \\hat m &= \\frac{\\mu_{t+1}\\, m}{1 - \\prod_{i \\le t+1} \\mu_i} + \\frac{(1 - \\mu_t)\\, \\nabla J}{1 - \\prod_{i \\le t} \\mu_i} \\\\ W &\\leftarrow W - \\eta\\, \\hat m / (\\sqrt{\\hat v} + \\epsilon) \\end{aligned}',
    source: 'Dozat, "Incorporating Nesterov momentum into Adam" (2016)',
  },
  params: {
    ...ADAM_PARAMS,
    momentumDecay: float({ default: 0.004, min: 0, help: 'How fast the momentum warms up, ψ.', advanced: true }),
  },
  symbols: {
    meanRate: '\\frac{\\eta\\, \\mu_{t+1} \\sqrt{1 - \\beta_2^t}}{1 - \\prod_{i \\le t+1} \\mu_i}',
    gradientRate: '\\frac{\\eta\\, (1 - \\mu_t) \\sqrt{1 - \\beta_2^t}}{1 - \\prod_{i \\le t} \\mu_i}',
    correction: ADAM_SYMBOLS.correction,
  },
  slots: () => ['m', 'v'],
  scalars({ params: { beta1, beta2, momentumDecay }, learningRate, step }, into) {
    const momentum = (at: number) => beta1 * (1 - 0.5 * 0.96 ** (at * momentumDecay));
    const product = productUpTo(step, beta1, momentumDecay, momentum);
    const next = momentum(step + 1);
    const correction = Math.sqrt(1 - beta2 ** step);
    into.meanRate = (learningRate * correction * next) / (1 - product * next);
    into.gradientRate = (learningRate * correction * (1 - momentum(step))) / (1 - product);
    into.correction = correction;
  },
  update({ parameter, gradient, slots, scalars }, { beta1, beta2, epsilon }) {
    const m = add(scale(slots.m, beta1), scale(gradient, 1 - beta1));
    const v = add(scale(slots.v, beta2), scale(square(gradient), 1 - beta2));
    const size = add(sqrt(v), scale(scalars.correction, epsilon));
    const ahead = add(mul(scalars.meanRate, m), mul(scalars.gradientRate, gradient));
    return { parameter: sub(parameter, div(ahead, size)), slots: { m, v } };
  },
});

/** Cached momentum products by settings: each step extends those of the steps before. */
const products = new Map<string, number[]>();

function productUpTo(step: number, beta1: number, decay: number, momentum: (at: number) => number): number {
  const key = `${beta1} ${decay}`;
  const known = products.get(key) ?? [1];
  products.set(key, known);
  for (let at = known.length; at <= step; at++) known.push(known[at - 1] * momentum(at));
  return known[step];
}
