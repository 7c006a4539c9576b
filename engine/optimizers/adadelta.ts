import { add, constant, div, mul, scale, sqrt, square, sub } from '../ops/index.ts';
import { float } from '../params/index.ts';
import { defineOptimizer } from './optimizer.ts';

/** v ← ρ v + (1 - ρ) g²;  Δ = g √(u + ε) / √(v + ε);  u ← ρ u + (1 - ρ) Δ²;  W ← W - η Δ. */
export const adadelta = defineOptimizer({
  type: 'adadelta',
  label: 'Adadelta',
  documentation: {
    summary: 'Derives the step size from the sizes of the previous steps.',
    formula:
      '\\begin{aligned} v &\\leftarrow \\rho v + (1-\\rho) (\\nabla J)^2 \\\\ \\Delta &= \\nabla J\\, \\sqrt{u + \\epsilon} / \\sqrt{v + \\epsilon} \\\\ u &\\leftarrow \\rho u + (1-\\rho) \\Delta^2 \\\\ W &\\leftarrow W - \\eta \\Delta \\end{aligned}',
    source: 'Zeiler, "ADADELTA: an adaptive learning rate method" (2012)',
  },
  params: {
    learningRate: float({ default: 0.001, min: 0, mayExceedFloat32: true, help: 'Scale of the step, η; 1 in the paper.' }),
    rho: float({ default: 0.95, min: 0, max: 0.999999, help: 'Decay rate of the means, ρ.' }),
    epsilon: float({
      default: 1e-8,
      min: 0,
      help: 'Prevents division by zero and keeps the first step above zero, ε.',
      advanced: true,
    }),
  },
  symbols: { meanSquare: 'v', meanSquareStep: 'u', learningRate: '\\eta' },
  slots: () => ['meanSquare', 'meanSquareStep'],
  scalars({ learningRate }, into) {
    into.learningRate = learningRate;
  },
  update({ parameter, gradient, slots, scalars }, { rho, epsilon }) {
    const small = constant(parameter.tape, epsilon);
    const meanSquare = add(scale(slots.meanSquare, rho), scale(square(gradient), 1 - rho));
    const step = div(mul(gradient, sqrt(add(slots.meanSquareStep, small))), sqrt(add(meanSquare, small)));
    const meanSquareStep = add(scale(slots.meanSquareStep, rho), scale(square(step), 1 - rho));
    return { parameter: sub(parameter, mul(scalars.learningRate, step)), slots: { meanSquare, meanSquareStep } };
  },
});
