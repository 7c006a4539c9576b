import type { StoredTrial } from '#app/store/index.ts';
import { type Budget, reachedLimit } from '#engine/sweeps/index.ts';
import type { SweepDefinition } from './definition.ts';

interface Spender {
  readonly definition: Pick<SweepDefinition, 'budget'>;
  readonly trials: readonly StoredTrial[];
}

/** Seconds of training of some trials. */
export const secondsOf = (trials: readonly StoredTrial[]): number => trials.reduce((sum, { seconds }) => sum + seconds, 0);

/** The limit of its budget that a sweep has reached; undefined if it may begin another trial. */
export function spentLimit({ definition, trials }: Spender): keyof Budget | undefined {
  return reachedLimit(definition.budget, { trials: trials.length, seconds: secondsOf(trials) });
}
