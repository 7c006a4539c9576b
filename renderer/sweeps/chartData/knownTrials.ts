import type { SweepTrial } from '#app/contract/index.ts';
import type { Trial } from '#engine/sweeps/index.ts';

/** Trials as the engine takes them. */
export const knownTrials = (trials: readonly SweepTrial[]): Trial[] =>
  trials.map(({ number, choices, state, metric }) => ({
    number,
    values: choices,
    state,
    ...(metric !== null && { value: metric }),
  }));
