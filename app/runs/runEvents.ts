import { appendSteps, emptySteps, mapColumns, type RunEvent, type StepSeries } from '#app/contract/index.ts';

/** Limit of steps and gradients pending for a slow watcher. */
const MOST_PENDING = 4096;

/** Merges two events, the earlier values first; a long one is thinned. */
export function mergeEvents(earlier: RunEvent, later: RunEvent): RunEvent {
  const steps = joinSteps(earlier.steps, later.steps);
  const epochs = [...(earlier.epochs ?? []), ...(later.epochs ?? [])];
  const gradients = [...(earlier.gradients ?? []), ...(later.gradients ?? [])];
  const changed = later.changed ?? earlier.changed;
  const conditions = later.conditions ?? earlier.conditions;
  const learningRates = [...(earlier.learningRates ?? []), ...(later.learningRates ?? [])];
  return {
    ...later,
    ...(steps && { steps: steps.step.length > MOST_PENDING ? thinSteps(steps) : steps }),
    ...(epochs.length > 0 && { epochs }),
    ...(gradients.length > 0 && { gradients: gradients.slice(-MOST_PENDING) }),
    ...(learningRates.length > 0 && { learningRates }),
    ...(changed && { changed }),
    ...(conditions && { conditions }),
  };
}

function joinSteps(earlier: StepSeries | undefined, later: StepSeries | undefined): StepSeries | undefined {
  if (!earlier || !later) return later ?? earlier;
  const joined = emptySteps();
  appendSteps(joined, earlier);
  appendSteps(joined, later);
  return joined;
}

/** Every second step, and always the last. */
function thinSteps(steps: StepSeries): StepSeries {
  const parity = (steps.step.length - 1) % 2;
  return mapColumns(steps, (values) => values.filter((_, index) => index % 2 === parity));
}

/** The last step known to a watcher, and the step after which it began. */
export interface Known {
  readonly step: number;
  readonly epoch: number;
  readonly afterStep: number;
}

/** The part of an event that is new to a watcher. An epoch follows its last step, once its validation is done. */
export function withoutKnown(event: RunEvent, seen: Known): RunEvent {
  const { steps, epochs, gradients, ...rest } = event;
  const first = steps ? steps.step.findIndex((step) => step > seen.step) : -1;
  const newEpochs = epochs?.filter(({ epoch, step }) => epoch > seen.epoch && step >= seen.afterStep) ?? [];
  const newGradients = gradients?.filter(({ step }) => step > seen.step) ?? [];
  return {
    ...rest,
    ...(steps && first >= 0 && { steps: first === 0 ? steps : mapColumns(steps, (values) => values.slice(first)) }),
    ...(newEpochs.length > 0 && { epochs: newEpochs }),
    ...(newGradients.length > 0 && { gradients: newGradients }),
  };
}
