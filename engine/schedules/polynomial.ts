import { bool, float } from '../params/index.ts';
import { decayStepsField, shareOf } from './decaySteps.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = (η - η_T) (1 - t / T)^p + η_T, as Keras's PolynomialDecay. With cycles, T is the next multiple of itself after t. */
export const polynomial = defineSchedule({
  type: 'polynomial',
  label: 'Polynomial',
  documentation: {
    summary: 'Falls to a final value along a straight line or a power.',
    formula: '\\eta_t = (\\eta - \\eta_T)\\, (1 - t / T)^p + \\eta_T',
    source: 'Liu, Rabinovich and Berg, "ParseNet: looking wider to see better" (2015)',
  },
  params: {
    decaySteps: decayStepsField(),
    endLearningRate: float({ default: 0.0001, min: 0, help: 'The final value, η_T.' }),
    power: float({ default: 1, min: 0, step: 0.5, help: 'Exponent of the decay, p: 1 for a straight line.' }),
    cycle: bool({ default: false, help: 'Restarts at the end of each cycle; the next cycle is longer.', advanced: true }),
  },
  learningRateAt({ learningRate, step, steps, params: { decaySteps, endLearningRate, power, cycle } }) {
    const length = decaySteps ?? steps;
    const until = cycle ? length * Math.max(1, Math.ceil(step / length)) : length;
    return (learningRate - endLearningRate) * (1 - shareOf(step, until)) ** power + endLearningRate;
  },
});
