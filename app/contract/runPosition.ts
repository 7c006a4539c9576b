import { type Message, message } from '#engine/messages/index.ts';
import type { PlanPart, RateChange, RunSummary, SettingChange } from './schemas/index.ts';

/** The epochs of a run by their batch size, in order. */
interface Planned {
  readonly parts: readonly PlanPart[];
}

type Position = Pick<RunSummary, 'epoch' | 'epochs' | 'step'> & Planned;

/** The epochs with the same batch size that an epoch belongs to. */
export function partOf({ parts }: Planned, epoch: number): PlanPart {
  return parts.findLast((part) => part.epoch <= epoch) ?? parts[0];
}

/**
 * The trained part of the epoch that a run is in.
 * @returns 1 to 99 percent; undefined at the end of an epoch and before the first step
 */
export function percentOfEpoch({ epoch, step, parts }: Omit<Position, 'epochs'>): number | undefined {
  const part = partOf({ parts }, epoch);
  const { stepsPerEpoch } = part;
  const trained = step - part.step - (epoch - part.epoch) * stepsPerEpoch;
  if (epoch === 0 || trained >= stepsPerEpoch) return undefined;
  // Never rounded to a bound.
  return Math.min(99, Math.max(1, Math.round((100 * trained) / stepsPerEpoch)));
}

/** The position of a run's last step, as a clause. */
export function describePosition(run: Position): Message {
  const { epoch, epochs, step } = run;
  if (step === 0) return message('before the first step');
  const percent = percentOfEpoch(run);
  return percent === undefined
    ? message('after epoch {{epoch}} of {{epochs}}, at step {{step}}', { epoch, epochs, step })
    : message('in epoch {{epoch}} of {{epochs}}, at step {{step}} ({{percent}} % of the epoch)', {
        epoch,
        epochs,
        step,
        percent,
      });
}

/** The position of a step: its epoch, and its number there, from 0. */
export function epochAt({ parts }: Planned, stepsDone: number): { readonly epoch: number; readonly batchInEpoch: number } {
  const part = parts.findLast(({ step }) => step <= stepsDone) ?? parts[0];
  const steps = stepsDone - part.step;
  return { epoch: part.epoch + Math.floor(steps / part.stepsPerEpoch), batchInEpoch: steps % part.stepsPerEpoch };
}

/** The learning rates set up to the next step: a resumed run has not yet reached those set later before. */
export function usedLearningRates({ learningRates, step }: Pick<RunSummary, 'learningRates' | 'step'>): RateChange[] {
  return learningRates.filter((change) => change.step <= step + 1);
}

/** The other settings changed up to the next step. */
export function usedSettings({ settingChanges, step }: Pick<RunSummary, 'settingChanges' | 'step'>): SettingChange[] {
  return settingChanges.filter((change) => change.step <= step + 1);
}
