import type { TrainingConfiguration } from '../graph/index.ts';
import type { Dataset } from './dataset.ts';

export interface TrainingPlan {
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  /** Over all epochs. */
  readonly steps: number;
}

/**
 * Plans the steps of a training. The last batch of an epoch may be smaller; a default batch size is clamped to the number of
 * samples.
 */
export function planSteps({ epochs, batchSize: wanted }: TrainingConfiguration, dataset: Dataset): TrainingPlan {
  const samples = dataset.splits.train.length;
  const batchSize = Math.min(wanted, Math.max(samples, 1));
  const stepsPerEpoch = Math.ceil(samples / batchSize);
  return { batchSize, stepsPerEpoch, epochs, steps: stepsPerEpoch * epochs };
}

/** Position of a step, which determines everything that it does. */
export interface StepPosition {
  /** Counts batches from 1, over all epochs. */
  readonly step: number;
  /** From 1. */
  readonly epoch: number;
  /** Number of batches before it in the epoch. */
  readonly batchInEpoch: number;
}

/** The position after a step. */
export function positionAfter({ step, epoch, batchInEpoch }: StepPosition, { stepsPerEpoch }: TrainingPlan): StepPosition {
  const isLast = batchInEpoch + 1 >= stepsPerEpoch;
  return { step: step + 1, epoch: isLast ? epoch + 1 : epoch, batchInEpoch: isLast ? 0 : batchInEpoch + 1 };
}

/** A batch's role in an update. */
export interface UpdatePart {
  /** Counts updates from 1, over all epochs. */
  readonly update: number;
  /** True if the parameters are updated after it. */
  readonly isLast: boolean;
  /** Total samples of the update's batches, if there are several. */
  readonly accumulated: number | undefined;
}

/** Updates per epoch: one after each `accumulate` batches, and one for the rest. */
export function updatesPerEpoch({ stepsPerEpoch }: Pick<TrainingPlan, 'stepsPerEpoch'>, accumulate: number): number {
  return Math.ceil(stepsPerEpoch / accumulate);
}

/** What a batch does for the updates: a pure function of its position, so that a resumed run goes on in the middle of one. */
export function updatePartOf(
  { epoch, batchInEpoch }: StepPosition,
  plan: TrainingPlan,
  { accumulate, samples }: { readonly accumulate: number; readonly samples: number },
): UpdatePart {
  const inEpoch = Math.floor(batchInEpoch / accumulate);
  const update = (epoch - 1) * updatesPerEpoch(plan, accumulate) + inEpoch + 1;
  if (accumulate === 1) return { update, isLast: true, accumulated: undefined };
  const end = Math.min((inEpoch + 1) * accumulate, plan.stepsPerEpoch);
  const accumulated = Math.min(end * plan.batchSize, samples) - inEpoch * accumulate * plan.batchSize;
  return { update, isLast: batchInEpoch + 1 === end, accumulated };
}
