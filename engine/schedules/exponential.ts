import { bool, float, int } from '../params/index.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = η r^(t / T), as Keras's ExponentialDecay; as a staircase the exponent is rounded down. */
export const exponential = defineSchedule({
  type: 'exponential',
  label: 'Exponential',
  documentation: {
    summary: 'Falls by a share of itself, the same in equal times.',
    formula: '\\eta_t = \\eta\\, r^{\\,t / T}',
  },
  params: {
    decaySteps: int({ default: 1000, min: 1, help: 'Updates over which it falls by the rate, T.' }),
    decayRate: float({ default: 0.96, min: 0, step: 0.01, help: 'What is left after them, r.' }),
    staircase: bool({ default: false, help: 'Falls all at once after them.' }),
  },
  learningRateAt({ learningRate, step, params: { decaySteps, decayRate, staircase } }) {
    const exponent = step / decaySteps;
    return learningRate * decayRate ** (staircase ? Math.floor(exponent) : exponent);
  },
});
