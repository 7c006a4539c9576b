import { add, constant, div, mul, sqrt, square, sub } from '../ops/index.ts';
import { float } from '../params/index.ts';
import { defineOptimizer } from './optimizer.ts';

/** v ← v + g²;  W ← W - η g / √(v₀ + v + ε). */
export const adagrad = defineOptimizer({
  type: 'adagrad',
  label: 'Adagrad',
  documentation: {
    summary: 'Shrinks the step of each weight by all the gradients it has had so far.',
    formula:
      '\\begin{aligned} v &\\leftarrow v + (\\nabla J)^2 \\\\ W &\\leftarrow W - \\eta\\, \\nabla J / \\sqrt{v_0 + v + \\epsilon} \\end{aligned}',
    source: 'Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization" (2011)',
  },
  params: {
    learningRate: float({ default: 0.01, min: 0, mayExceedFloat32: true, help: 'The step size, η.' }),
    initialAccumulatorValue: float({ default: 0.1, min: 0, help: 'Initial value of the sum of squares, v₀.', advanced: true }),
    epsilon: float({ default: 1e-8, min: 0, help: 'Prevents division by zero, ε.', advanced: true }),
  },
  symbols: { accumulator: 'v', learningRate: '\\eta' },
  slots: () => ['accumulator'],
  scalars({ learningRate }, into) {
    into.learningRate = learningRate;
  },
  update({ parameter, gradient, slots, scalars }, { initialAccumulatorValue, epsilon }) {
    const accumulator = add(slots.accumulator, square(gradient));
    const size = sqrt(add(accumulator, constant(parameter.tape, initialAccumulatorValue + epsilon)));
    return { parameter: sub(parameter, div(mul(scalars.learningRate, gradient), size)), slots: { accumulator } };
  },
});
