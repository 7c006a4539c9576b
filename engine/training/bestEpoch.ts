import { FRESH_PATIENCE, type Monitor, monitored, wait } from '../schedules/index.ts';
import type { KnownEpoch } from './replay.ts';

/** The epoch with the best value of a monitor, the first of equal ones; undefined if none has a value. */
export function bestEpochBy<Epoch extends KnownEpoch & { readonly epoch: number }>(
  epochs: readonly Epoch[],
  monitor: Monitor,
): Epoch | undefined {
  const { best, bestEpoch } = epochs.reduce(
    (patience, epoch) =>
      wait(patience, { epoch: epoch.epoch, value: monitored(epoch, monitor) ?? Number.NaN }, { monitor, minDelta: 0 }),
    FRESH_PATIENCE,
  );
  return best === null ? undefined : epochs.find(({ epoch }) => epoch === bestEpoch);
}
