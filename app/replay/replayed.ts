import type { SettingChange } from '#app/contract/index.ts';
import type { StoredRun } from '#app/store/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import type { Checkpoint } from '#engine/training/index.ts';
import type { ChangedSettings } from './changedSettings.ts';

/** What a run has done after a step, from which its next step follows. */
export interface StepsDone extends Pick<Checkpoint, 'step' | 'epoch' | 'batchInEpoch'> {
  /** Updates that the optimizer state has seen before, in another run. */
  readonly updatesBefore: number;
  /** Memory of the learning rate schedule. */
  readonly schedule: NonNullable<Checkpoint['callbacks']>['schedule'] | undefined;
  /** Of the next step, if a person set it instead of the schedule. */
  readonly learningRate: number | undefined;
  /** Other settings that a person has changed in the run, in the order of their steps. */
  readonly changes: readonly SettingChange[];
}

/** A run after one of its steps. */
export interface Replayed {
  /** Shared: not to be changed. */
  readonly checkpoint: Checkpoint;
  readonly done: StepsDone;
  /** Doubts about it, such as a replay by another engine version. */
  readonly remarks: readonly Message[];
}

/** @param changed what a person changed during the run */
export function describeReplayed(
  { updatesBefore }: Pick<StoredRun, 'updatesBefore'>,
  checkpoint: Checkpoint,
  changed: ChangedSettings,
  remarks: readonly Message[],
): Replayed {
  const { step, epoch, batchInEpoch, callbacks } = checkpoint;
  const restored = callbacks?.restored;
  const text = restored && message('Early stopping restored the weights of epoch {{epoch}}', { epoch: restored.epoch });
  const done: StepsDone = {
    step,
    epoch,
    batchInEpoch,
    updatesBefore,
    schedule: callbacks?.schedule,
    learningRate: changed.rateAt(step + 1),
    changes: changed.settings,
  };
  return { checkpoint, done, remarks: text ? [...remarks, text] : remarks };
}
