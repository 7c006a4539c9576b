import type { RunContext } from '../kernels/index.ts';
import { positionAfter, type Stepper } from '../training/index.ts';
import type { PassOptions } from './lensModel.ts';

/** Steps and batches that are done. */
export interface StepsDone {
  readonly step: number;
  /** Of the next step, from 1. */
  readonly epoch: number;
  readonly batchInEpoch: number;
}

/** The training step that comes next. */
export interface NextStep {
  /** Its samples, in the data set. */
  readonly indices: Uint32Array;
  readonly update: NonNullable<PassOptions['update']>;
  readonly context: RunContext;
}

/** What training does after some steps. A checkpoint may follow the last batch of an epoch. */
export function nextStep(stepper: Stepper, { step, epoch, batchInEpoch }: StepsDone): NextStep {
  const position = positionAfter({ step, epoch, batchInEpoch: batchInEpoch - 1 }, stepper.plan);
  const { order, start, size } = stepper.batchAt(position);
  const { update, isLast, accumulated } = stepper.updateAt(position);
  return {
    indices: order.slice(start, start + size),
    update: { goal: isLast ? 'train' : 'accumulate', ...(accumulated !== undefined && { accumulated }) },
    context: { seed: stepper.model.configuration.seed, step: position.step, update },
  };
}
