import { add, mul, scale, sub } from '../ops/index.ts';
import { bool, float } from '../params/index.ts';
import { defineOptimizer } from './optimizer.ts';

/** v ← μ v + g;  W ← W - η v, or with Nesterov W ← W - η (g + μ v). Without momentum W ← W - η g. */
export const sgd = defineOptimizer({
  type: 'sgd',
  label: 'SGD',
  documentation: {
    summary: 'A step in the direction of the negative gradient, optionally with momentum.',
    formula: '\\begin{aligned} v &\\leftarrow \\mu v + \\nabla J \\\\ W &\\leftarrow W - \\eta v \\end{aligned}',
    source:
      'Polyak (1964); Nesterov (1983); Sutskever et al., "On the importance of initialization and momentum in deep learning" (2013)',
  },
  params: {
    learningRate: float({ default: 0.01, min: 0, mayExceedFloat32: true, help: 'The step size, η.' }),
    momentum: float({ default: 0, min: 0, max: 1, step: 0.05, help: 'Fraction of the previous step that is kept, μ.' }),
    nesterov: bool({ default: false, help: 'Nesterov momentum: evaluates the gradient at the point that momentum would reach.' }),
  },
  symbols: { velocity: 'v', learningRate: '\\eta' },
  slots: ({ momentum }) => (momentum > 0 ? ['velocity'] : []),
  scalars({ learningRate }, into) {
    into.learningRate = learningRate;
  },
  update({ parameter, gradient, slots, scalars }, { momentum, nesterov }) {
    if (!slots.velocity) return { parameter: sub(parameter, mul(scalars.learningRate, gradient)), slots: {} };
    const velocity = add(scale(slots.velocity, momentum), gradient);
    const direction = nesterov ? add(gradient, scale(velocity, momentum)) : velocity;
    return { parameter: sub(parameter, mul(scalars.learningRate, direction)), slots: { velocity } };
  },
});
