import { optionalInt } from '../params/index.ts';

/** Number of updates of the decay. */
export const decayStepsField = () =>
  optionalInt({ min: 1, help: 'Number of updates until the end of the decay; empty for the whole run.' });

/** The elapsed share of the decay, from 0 to 1. */
export function shareOf(step: number, decaySteps: number): number {
  return Math.min(1, step / decaySteps);
}

/** Half a cosine from 1 to 0. */
export function cosineFall(share: number): number {
  return 0.5 * (1 + Math.cos(Math.PI * share));
}
