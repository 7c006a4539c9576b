import { choice, float } from '../params/index.ts';
import { cosineFall } from './decaySteps.ts';
import { defineSchedule } from './schedule.ts';

/**
 * From η / d up to η over a share of the run, then down to η / (d f), as PyTorch's two-phase OneCycleLR. The optimizer's learning
 * rate is the maximum; momentum is constant.
 */
export const oneCycle = defineSchedule({
  type: 'oneCycle',
  label: 'One cycle',
  documentation: {
    summary: 'Rises to the learning rate, then falls far below the initial value.',
    formula: '\\frac{\\eta}{d} \\nearrow \\eta \\searrow \\frac{\\eta}{d f}',
    source: 'Smith and Topin, "Super-convergence: very fast training of neural networks using large learning rates" (2017)',
  },
  params: {
    pctStart: float({
      default: 0.3,
      min: 0,
      max: 1,
      step: 0.05,
      help: 'Fraction of the run during which the learning rate rises.',
    }),
    annealStrategy: choice({ default: 'cos', options: ['cos', 'linear'], help: 'Half a cosine or a straight line.' }),
    divFactor: float({ default: 25, min: 1, help: 'Maximum divided by the initial value, d.' }),
    finalDivFactor: float({ default: 10_000, min: 1, help: 'Initial value divided by the final value, f.' }),
  },
  learningRateAt({ learningRate, step, steps, params: { pctStart, annealStrategy, divFactor, finalDivFactor } }) {
    const first = learningRate / divFactor;
    const peak = pctStart * steps - 1;
    const end = Math.max(peak, steps - 1);
    const fall = (share: number) => (annealStrategy === 'cos' ? cosineFall(share) : 1 - share);
    const between = (from: number, to: number, share: number) => to + (from - to) * fall(share);
    if (step <= peak) return between(first, learningRate, peak > 0 ? step / peak : 1);
    return between(learningRate, first / finalDivFactor, end > peak ? Math.min(1, (step - peak) / (end - peak)) : 1);
  },
});
