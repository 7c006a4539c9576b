import type { SettingChange } from '../graph/index.ts';
import type { RunContext } from '../kernels/index.ts';
import { learningRateAt, type ScheduleMemory } from '../schedules/index.ts';
import { positionAfter, type ScheduleTime, type Stepper } from '../training/index.ts';
import type { PassOptions } from './lensModel.ts';

/** Steps and batches that are done. */
export interface StepsDone {
  readonly step: number;
  /** Of the next step, from 1. */
  readonly epoch: number;
  readonly batchInEpoch: number;
  /** Updates that the optimizer state has seen before, in another run. */
  readonly updatesBefore?: number | undefined;
  /** Memory of the learning rate schedule. */
  readonly schedule?: ScheduleMemory | undefined;
  /** Set by a person instead of the schedule's. */
  readonly learningRate?: number | undefined;
  /** Settings changed during the training, in the order of their steps. */
  readonly changes?: readonly SettingChange[] | undefined;
}

const NO_CHANGES: readonly SettingChange[] = [];

/** The training step that comes next. */
export interface NextStep {
  /** Its samples, in the data set. */
  readonly indices: Uint32Array;
  readonly update: NonNullable<PassOptions['update']>;
  readonly context: RunContext;
}

/** What training does after some steps. A checkpoint may follow the last batch of an epoch. */
export function nextStep(stepper: Stepper, done: StepsDone): NextStep {
  const { step, epoch, batchInEpoch, updatesBefore = 0, changes = NO_CHANGES } = done;
  stepper.change(changes);
  const position = positionAfter({ step, epoch, batchInEpoch: batchInEpoch - 1 }, stepper.plan);
  const { order, start, size } = stepper.batchAt(position);
  const { update, isLast, accumulated } = stepper.updateAt(position);
  return {
    indices: order.slice(start, start + size),
    update: { goal: isLast ? 'train' : 'accumulate', ...(accumulated !== undefined && { accumulated }) },
    context: {
      seed: stepper.model.configuration.seed,
      step: position.step,
      update: updatesBefore + update,
      learningRate: done.learningRate ?? scheduledRate(stepper, stepper.scheduleTimeAt(position), done.schedule),
    },
  };
}

function scheduledRate({ model }: Stepper, time: ScheduleTime, memory: ScheduleMemory | undefined): number {
  const { schedule, optimizerParams } = model.configuration;
  return learningRateAt(schedule, {
    ...time,
    learningRate: optimizerParams.learningRate,
    memory: memory ?? schedule.schedule.watches?.start ?? {},
  });
}
