import { choice, float, int } from '../params/index.ts';

/** What of an epoch can be watched. Losses should fall, accuracies should rise. */
export const MONITORS = ['validationLoss', 'loss', 'validationAccuracy', 'accuracy'] as const;
export type Monitor = (typeof MONITORS)[number];

/** The fields of whatever waits for an epoch to be better than the best before it. */
export const monitorField = () => choice({ default: 'validationLoss', options: MONITORS, help: 'What of an epoch is watched.' });
export const patienceField = (options: { readonly default: number; readonly help: string }) => int({ min: 0, ...options });
export const minDeltaField = (initial: number) =>
  float({ default: initial, min: 0, help: 'What counts as better must be better by more than this.', advanced: true });

/** How long the best epoch is ago. */
export interface Patience {
  /** The best that was seen; null before the first epoch. */
  readonly best: number | null;
  readonly bestEpoch: number;
  /** Epochs since then that were not better. */
  readonly waited: number;
}

export const FRESH_PATIENCE: Patience = { best: null, bestEpoch: 0, waited: 0 };

export interface EpochValue {
  readonly epoch: number;
  /** What was watched, after it. */
  readonly value: number;
}

/** The patience after one more epoch. */
export function wait(
  patience: Patience,
  { epoch, value }: EpochValue,
  { monitor, minDelta }: { readonly monitor: Monitor; readonly minDelta: number },
): Patience {
  const { best } = patience;
  const rises = monitor === 'accuracy' || monitor === 'validationAccuracy';
  const isBetter = best === null || (rises ? value > best + minDelta : value < best - minDelta);
  return isBetter ? { best: value, bestEpoch: epoch, waited: 0 } : { ...patience, waited: patience.waited + 1 };
}

/** What an epoch showed, as far as it can be watched. */
interface Shown {
  readonly loss: number;
  readonly accuracy?: number;
}

/** What a monitor sees of an epoch; undefined where there is no such number. */
export function monitored(epoch: Shown & { readonly validation?: Shown }, monitor: Monitor): number | undefined {
  switch (monitor) {
    case 'loss':
      return epoch.loss;
    case 'accuracy':
      return epoch.accuracy;
    case 'validationLoss':
      return epoch.validation?.loss;
    case 'validationAccuracy':
      return epoch.validation?.accuracy;
  }
}
