import type { RunOrigin, RunSummary } from '#app/contract/index.ts';
import type { LensChoices } from './choices.ts';
import type { LensSelection } from './lensState.ts';

/** A run that failed because a number was not finite. */
export type BrokenRun = Pick<RunSummary, 'id'> & { readonly origin: RunOrigin };

export const isBroken = <Run extends Pick<RunSummary, 'id' | 'origin'>>(run: Run): run is Run & BrokenRun => run.origin !== null;

/** The choices that show the first number that was not finite: the weights before its step, and its sample, or the whole batch. */
export function originChoices({ id, origin }: BrokenRun): Pick<LensChoices, 'weights' | 'samples' | 'mode'> {
  const { sample, step } = origin;
  return {
    weights: { kind: 'run', runId: id, step: step - 1 },
    samples: isOfSample(origin) && sample ? { kind: 'data', split: sample.split, numbers: [sample.number] } : { kind: 'batch' },
    mode: 'train',
  };
}

/** The number itself. */
export function originSelection({ origin }: BrokenRun): LensSelection {
  const { node, quantity, index } = origin;
  // Of the one sample that is shown.
  const shown = isOfSample(origin) && index.length > 0 ? [0, ...index.slice(1)] : index;
  const tensor = `${node}.${quantity}`;
  return { node, address: shown.length > 0 ? `${tensor}[${shown.join(',')}]` : tensor };
}

/** Data and outputs depend on their sample alone; gradients and updates on the whole batch. */
const isOfSample = ({ kind, sample }: RunOrigin): boolean => sample !== null && (kind === 'data' || kind === 'output');
