import { type Message, message } from '#engine/messages/index.ts';
import type { RateChange, RunSummary } from './schemas/index.ts';

type Position = Pick<RunSummary, 'epoch' | 'epochs' | 'step' | 'steps'>;

/**
 * The trained part of the epoch that a run is in.
 * @returns 1 to 99 percent; undefined at the end of an epoch and before the first step
 */
export function percentOfEpoch({ epoch, epochs, step, steps }: Position): number | undefined {
  const stepsPerEpoch = steps / epochs;
  const trained = step - (epoch - 1) * stepsPerEpoch;
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

/** The learning rates set up to the next step: a resumed run has not yet reached those set later before. */
export function usedLearningRates({ learningRates, step }: Pick<RunSummary, 'learningRates' | 'step'>): RateChange[] {
  return learningRates.filter((change) => change.step <= step + 1);
}
