import { float, int } from '../params/index.ts';
import { cosineFall } from './decaySteps.ts';
import { defineSchedule } from './schedule.ts';

/** A cosine with warm restarts, each over Tᵢ₊₁ = a Tᵢ updates and from mⁱ η, as Keras's CosineDecayRestarts. */
export const cosineRestarts = defineSchedule({
  type: 'cosineRestarts',
  label: 'Cosine with restarts',
  documentation: {
    summary: 'Falls along half a cosine and restarts; each cycle is longer.',
    formula:
      '\\eta_t = \\eta\\, m^i \\bigl(\\alpha + (1-\\alpha)\\, \\tfrac12 (1 + \\cos(\\pi t_i / T_i))\\bigr), \\quad T_i = a^i\\, T_0',
    source: 'Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts" (2016)',
  },
  params: {
    firstDecaySteps: int({ default: 1000, min: 1, help: 'Number of updates in the first cycle, T₀.' }),
    tMul: float({ default: 2, min: 1, step: 0.5, help: 'Length of each cycle relative to the previous one, a.' }),
    mMul: float({ default: 1, min: 0, step: 0.1, help: 'Start of each cycle relative to the previous one, m.' }),
    alpha: float({ default: 0, min: 0, max: 1, step: 0.01, help: 'Learning rate at the end of each cycle, as a fraction, α.' }),
  },
  learningRateAt({ learningRate, step, params: { firstDecaySteps, tMul, mMul, alpha } }) {
    const { restarts, share } = locate(step / firstDecaySteps, tMul);
    return learningRate * mMul ** restarts * (alpha + (1 - alpha) * cosineFall(share));
  },
});

/** The number of restarts so far, and the elapsed share of the current cycle; time in units of the first cycle. */
function locate(time: number, tMul: number): { restarts: number; share: number } {
  if (tMul === 1) return { restarts: Math.floor(time), share: time % 1 };
  // A loop, because a rounded-down logarithm can miss a restart.
  let [restarts, start, length] = [0, 0, 1];
  while (time >= start + length) {
    start += length;
    length *= tMul;
    restarts++;
  }
  return { restarts, share: (time - start) / length };
}
