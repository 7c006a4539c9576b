import { bool, float, int } from '../params/index.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = η r^(t / T), as Keras's ExponentialDecay; as a staircase the exponent is rounded down. */
export const exponential = defineSchedule({
  type: 'exponential',
  label: 'Exponential',
  documentation: {
    summary: 'Falls by the same factor in equal times.',
    formula: '\\eta_t = \\eta\\, r^{\\,t / T}',
  },
  params: {
    decaySteps: int({ default: 1000, min: 1, help: 'Number of updates per reduction by the decay rate, T.' }),
    decayRate: float({ default: 0.96, min: 0, step: 0.01, help: 'Factor of the drop, r.' }),
    staircase: bool({ default: false, help: 'Drops once after the given steps.' }),
  },
  learningRateAt({ learningRate, step, params: { decaySteps, decayRate, staircase } }) {
    const exponent = step / decaySteps;
    return learningRate * decayRate ** (staircase ? Math.floor(exponent) : exponent);
  },
});
