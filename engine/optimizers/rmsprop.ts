import { add, constant, div, mul, relu, scale, sqrt, square, sub } from '../ops/index.ts';
import { bool, float } from '../params/index.ts';
import { defineOptimizer } from './optimizer.ts';

/** v ← ρ v + (1 - ρ) g²;  u ← μ u + η g / √(v + ε);  W ← W - u. Centered: the squared mean gradient is subtracted from v. */
export const rmsprop = defineOptimizer({
  type: 'rmsprop',
  label: 'RMSProp',
  documentation: {
    summary: 'Scales the step of each weight by the recent size of its gradient.',
    formula:
      '\\begin{aligned} v &\\leftarrow \\rho v + (1-\\rho) (\\nabla J)^2 \\\\ u &\\leftarrow \\mu u + \\eta\\, \\nabla J / \\sqrt{v + \\epsilon} \\\\ W &\\leftarrow W - u \\end{aligned}',
    source: 'Tieleman and Hinton, "Lecture 6.5: divide the gradient by a running average of its recent magnitude" (2012)',
  },
  params: {
    learningRate: float({ default: 0.001, min: 0, mayExceedFloat32: true, help: 'The step size, η.' }),
    rho: float({ default: 0.9, min: 0, max: 0.999999, help: 'Decay rate of the mean of squares, ρ.' }),
    momentum: float({ default: 0, min: 0, max: 1, step: 0.05, help: 'Fraction of the previous step that is kept, μ.' }),
    centered: bool({
      default: false,
      help: 'Divides by the standard deviation of the gradient instead of its root mean square.',
    }),
    epsilon: float({ default: 1e-8, min: 0, help: 'Prevents division by zero, ε.', advanced: true }),
  },
  symbols: { meanSquare: 's', mean: 'g', velocity: 'v', learningRate: '\\eta' },
  slots: ({ momentum, centered }) => ['meanSquare', ...(centered ? ['mean'] : []), ...(momentum > 0 ? ['velocity'] : [])],
  scalars({ learningRate }, into) {
    into.learningRate = learningRate;
  },
  update({ parameter, gradient, slots, scalars }, { rho, momentum, epsilon }) {
    const meanSquare = add(scale(slots.meanSquare, rho), scale(square(gradient), 1 - rho));
    const mean = slots.mean && add(scale(slots.mean, rho), scale(gradient, 1 - rho));
    // For constant gradients, rounding can make the difference negative.
    const spread = mean ? relu(sub(meanSquare, square(mean))) : meanSquare;
    const size = sqrt(add(spread, constant(parameter.tape, epsilon)));
    const direct = div(mul(scalars.learningRate, gradient), size);
    const velocity = slots.velocity && add(scale(slots.velocity, momentum), direct);
    return {
      parameter: sub(parameter, velocity ?? direct),
      slots: { meanSquare, ...(mean && { mean }), ...(velocity && { velocity }) },
    };
  },
});
