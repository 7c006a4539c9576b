import { bool, float } from '../params/index.ts';
import { defineOptimizer } from './optimizer.ts';

/** v ← μ v + g;  W ← W - η v, or with Nesterov W ← W - η (g + μ v). Without momentum W ← W - η g. */
export const sgd = defineOptimizer({
  type: 'sgd',
  label: 'SGD',
  documentation: {
    summary: 'A step against the gradient, with momentum if wanted.',
    formula: '\\begin{aligned} v &\\leftarrow \\mu v + \\nabla J \\\\ W &\\leftarrow W - \\eta v \\end{aligned}',
    source:
      'Polyak (1964); Nesterov (1983); Sutskever et al., "On the importance of initialization and momentum in deep learning" (2013)',
  },
  params: {
    learningRate: float({ default: 0.01, min: 0, help: 'The length of a step, η.' }),
    momentum: float({ default: 0, min: 0, max: 1, step: 0.05, help: 'The share of the last step that is kept, μ.' }),
    nesterov: bool({ default: false, help: 'Looks ahead along the momentum before it turns.' }),
  },
  slots: ({ momentum }) => (momentum > 0 ? ['velocity'] : []),
  update(parameter, gradient, [velocity], { params: { momentum, nesterov }, learningRate }) {
    if (!velocity) {
      for (let index = 0; index < parameter.length; index++) parameter[index] -= learningRate * gradient[index];
      return;
    }
    for (let index = 0; index < parameter.length; index++) {
      velocity[index] = momentum * velocity[index] + gradient[index];
      const direction = nesterov ? gradient[index] + momentum * velocity[index] : velocity[index];
      parameter[index] -= learningRate * direction;
    }
  },
});
