import type { SweepDetails, SweepState, SweepSummary } from '#app/contract/index.ts';
import { bestSoFar, gridSize } from '#engine/sweeps/index.ts';
import { secondsOf, spentLimit } from './spentLimit.ts';
import type { LoadedSweep } from './sweeps.ts';

/** What only the process that trains a sweep knows of it. */
interface LiveState {
  /** Undefined while it does not train here. */
  readonly state: Extract<SweepState, 'running' | 'waiting'> | undefined;
  readonly error: SweepSummary['error'];
}

/** A sweep as the window lists it. */
export function summarize(sweep: LoadedSweep, { state, error }: LiveState): SweepSummary {
  const { id, name, createdAt, definition, trials } = sweep;
  const { graphId, metric, direction, budget } = definition;
  return {
    ...{ id, name, graphId, createdAt, metric, direction, budget, error },
    state: state ?? (isFinished(sweep) ? 'finished' : 'stopped'),
    trials: trials.length,
    seconds: secondsOf(trials),
    running: state ? trials.flatMap((trial) => (trial.state === 'running' && trial.run ? [trial.run] : [])) : [],
    best: bestOf(sweep),
  };
}

/** All of a sweep but its graph. */
export function describe(sweep: LoadedSweep, live: LiveState): SweepDetails {
  const { space, sampler, seed, asha, parallel } = sweep.definition;
  return { ...summarize(sweep, live), space, sampler, seed, ...(asha && { asha }), parallel, trials: [...sweep.trials] };
}

function isFinished(sweep: LoadedSweep): boolean {
  const { definition, trials } = sweep;
  if (trials.some(({ state }) => state === 'running')) return false;
  const isExhausted = definition.sampler === 'grid' && trials.length >= gridSize(definition.space);
  return isExhausted || spentLimit(sweep) !== undefined;
}

function bestOf({ definition, trials }: LoadedSweep): SweepSummary['best'] {
  const known = trials.map(({ number, choices, state, metric }) => ({
    ...{ number, values: choices, state },
    ...(metric !== null && { value: metric }),
  }));
  const best = bestSoFar(known, definition.direction).at(-1);
  return best ? { number: best.bestNumber, metric: best.best } : null;
}
