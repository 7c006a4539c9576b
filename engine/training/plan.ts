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
 * How many steps a training will take. The last batch of an epoch may be smaller than the others; none is larger than the data, where
 * nobody has set its size.
 */
export function planSteps({ epochs, batchSize: wanted }: TrainingConfiguration, dataset: Dataset): TrainingPlan {
  const samples = dataset.splits.train.length;
  const batchSize = Math.min(wanted, Math.max(samples, 1));
  const stepsPerEpoch = Math.ceil(samples / batchSize);
  return { batchSize, stepsPerEpoch, epochs, steps: stepsPerEpoch * epochs };
}

/** Where a step lies: everything that it does follows from this. */
export interface StepPosition {
  /** Counts batches from 1, over all epochs. */
  readonly step: number;
  /** Counts from 1. */
  readonly epoch: number;
  /** Batches of the epoch before it. */
  readonly batchInEpoch: number;
}

/** The position after a step. */
export function positionAfter({ step, epoch, batchInEpoch }: StepPosition, { stepsPerEpoch }: TrainingPlan): StepPosition {
  const isLast = batchInEpoch + 1 >= stepsPerEpoch;
  return { step: step + 1, epoch: isLast ? epoch + 1 : epoch, batchInEpoch: isLast ? 0 : batchInEpoch + 1 };
}

/** The part that a batch has in an update. */
export interface UpdatePart {
  /** Counts updates from 1, over all epochs. */
  readonly update: number;
  /** Whether the parameters move after it. */
  readonly isLast: boolean;
  /** The samples of all batches of the update, where it takes several. */
  readonly accumulated: number | undefined;
}

/** How many updates an epoch has: one after each `accumulate` batches, and one for the rest. */
export function updatesPerEpoch({ stepsPerEpoch }: TrainingPlan, accumulate: number): number {
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
