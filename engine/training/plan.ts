import type { SettingChange, TrainingConfiguration } from '../graph/index.ts';
import type { Dataset } from './dataset.ts';

/** Epochs with the same batch size. */
export interface PlanPart {
  /** The first one, from 1. */
  readonly epoch: number;
  /** Steps before it. */
  readonly step: number;
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
}

export interface TrainingPlan {
  readonly epochs: number;
  /** Over all epochs. */
  readonly steps: number;
  /** In order, at least one; more if the batch size is changed during training. */
  readonly parts: readonly PlanPart[];
}

type Planned = Pick<TrainingConfiguration, 'epochs' | 'batchSize'>;

/** The setting that changes the plan. */
export const BATCH_SIZE = 'training.batchSize';

/**
 * Plans the steps of a training. The last batch of an epoch may be smaller; a default batch size is clamped to the number of
 * samples.
 * @param changes during training: a batch size holds from the first epoch on that begins with its step or later
 */
export function planSteps(
  { epochs, batchSize }: Planned,
  { splits: { train } }: Pick<Dataset, 'splits'>,
  changes: readonly SettingChange[] = [],
): TrainingPlan {
  return planEpochs({ epochs, batchSize, samples: train.length }, changes);
}

export function planEpochs(
  { epochs, batchSize, samples }: Planned & { readonly samples: number },
  changes: readonly SettingChange[],
): TrainingPlan {
  const parts = [partFrom({ epoch: 1, step: 0 }, batchSize, samples)];
  for (const { step, address, value } of changes) {
    if (address !== BATCH_SIZE) continue;
    const last = parts[parts.length - 1];
    const passed = Math.max(0, Math.ceil((step - 1 - last.step) / last.stepsPerEpoch));
    if (last.epoch + passed > epochs) continue;
    const start = { epoch: last.epoch + passed, step: last.step + passed * last.stepsPerEpoch };
    if (passed === 0) parts.pop();
    parts.push(partFrom(start, value, samples));
  }
  return { epochs, steps: lastStepOf({ parts }, epochs), parts };
}

function partFrom(start: Pick<PlanPart, 'epoch' | 'step'>, wanted: number, samples: number): PlanPart {
  const batchSize = Math.min(wanted, Math.max(samples, 1));
  return { ...start, batchSize, stepsPerEpoch: Math.ceil(samples / batchSize) };
}

/** The part of the plan that an epoch belongs to. */
export function partOf({ parts }: Pick<TrainingPlan, 'parts'>, epoch: number): PlanPart {
  return parts.findLast((part) => part.epoch <= epoch) ?? parts[0];
}

export function lastStepOf(plan: Pick<TrainingPlan, 'parts'>, epoch: number): number {
  const part = partOf(plan, epoch);
  return part.step + (epoch - part.epoch + 1) * part.stepsPerEpoch;
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
export function positionAfter({ step, epoch, batchInEpoch }: StepPosition, plan: Pick<TrainingPlan, 'parts'>): StepPosition {
  const isLast = batchInEpoch + 1 >= partOf(plan, epoch).stepsPerEpoch;
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

/** What a batch does for the updates: a pure function of its position, so that a resumed run goes on in the middle of one. */
export function updatePartOf(
  position: Pick<StepPosition, 'epoch' | 'batchInEpoch'>,
  plan: TrainingPlan,
  { accumulate, samples }: { readonly accumulate: number; readonly samples: number },
): UpdatePart {
  const { epoch, batchInEpoch } = position;
  const { stepsPerEpoch, batchSize } = partOf(plan, epoch);
  const update = updatesUpTo(position, plan, accumulate) + 1;
  if (accumulate === 1) return { update, isLast: true, accumulated: undefined };
  const inEpoch = Math.floor(batchInEpoch / accumulate);
  const end = Math.min((inEpoch + 1) * accumulate, stepsPerEpoch);
  const accumulated = Math.min(end * batchSize, samples) - inEpoch * accumulate * batchSize;
  return { update, isLast: batchInEpoch + 1 === end, accumulated };
}

/** Updates up to a batch: in an epoch one after each `accumulate` batches, and one for the rest. */
export function updatesUpTo(
  { epoch, batchInEpoch }: Pick<StepPosition, 'epoch' | 'batchInEpoch'>,
  { parts }: Pick<TrainingPlan, 'parts'>,
  accumulate: number,
): number {
  const started = parts.filter((part) => part.epoch <= epoch);
  const before = started.map(({ epoch: first, stepsPerEpoch }, index) => {
    const end = started[index + 1]?.epoch ?? epoch;
    return (end - first) * Math.ceil(stepsPerEpoch / accumulate);
  });
  return before.reduce((sum, updates) => sum + updates, Math.floor(batchInEpoch / accumulate));
}

/** The time of an update, as learning rate schedules see it. */
export interface ScheduleTime {
  /** Updates so far, if all epochs had the batch size of this one: schedules follow the epochs. */
  readonly step: number;
  /** Updates of all epochs, likewise. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Updates so far, which a warm-up counts. */
  readonly updates: number;
}

export function scheduleTimeOf(position: StepPosition, plan: TrainingPlan, accumulate: number): ScheduleTime {
  const { epoch, batchInEpoch } = position;
  const stepsPerEpoch = Math.ceil(partOf(plan, epoch).stepsPerEpoch / accumulate);
  return {
    step: (epoch - 1) * stepsPerEpoch + Math.floor(batchInEpoch / accumulate),
    steps: stepsPerEpoch * plan.epochs,
    stepsPerEpoch,
    updates: updatesUpTo(position, plan, accumulate),
  };
}
