import { float } from '../params/index.ts';
import { cosineFall, decayStepsField, shareOf } from './decaySteps.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = η (α + (1 - α) (1 + cos(π t / T)) / 2), as Keras's CosineDecay. */
export const cosine = defineSchedule({
  type: 'cosine',
  label: 'Cosine',
  documentation: {
    summary: 'Falls along half a cosine: slowly at first, then fast, then slowly.',
    formula: '\\eta_t = \\eta\\, \\bigl(\\alpha + (1-\\alpha)\\, \\tfrac12 (1 + \\cos(\\pi t / T))\\bigr)',
    source: 'Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts" (2016)',
  },
  params: {
    decaySteps: decayStepsField(),
    alpha: float({ default: 0, min: 0, max: 1, step: 0.01, help: 'Learning rate at the end, as a fraction, α.' }),
  },
  learningRateAt({ learningRate, step, steps, params: { decaySteps, alpha } }) {
    return learningRate * (alpha + (1 - alpha) * cosineFall(shareOf(step, decaySteps ?? steps)));
  },
});
