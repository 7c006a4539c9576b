import { type CheckpointEntry, epochBefore } from '#app/store/index.ts';

/** The last few are all kept: for resuming, and in case of a loss that became infinite a moment ago. */
const LAST = 3;
/** Of those at the end of an epoch, so many, as long as they take no more room than this. */
const EPOCHS = 20;
const BYTES = 512 * 1024 * 1024;

/**
 * Which checkpoints of a run are no longer needed, so that the database does not grow without limit. Kept are the first,
 * the last few, and those at the end of epochs: of every epoch, or, where these are too many, of every 2nd, 4th, 8th …
 *
 * @param checkpoints in the order of their steps
 * @returns the steps of those to remove
 */
export function superfluousCheckpoints(checkpoints: readonly CheckpointEntry[]): number[] {
  const candidates = checkpoints.slice(1, -LAST);
  const bytes = Math.max(1, ...checkpoints.map((checkpoint) => checkpoint.bytes));
  const most = Math.max(1, Math.min(EPOCHS, Math.floor(BYTES / bytes)));
  const epochs = Math.max(0, ...candidates.map(epochBefore));
  let stride = 1;
  while (epochs / stride > most) stride *= 2;
  return candidates
    .filter((checkpoint) => !isEpochEnd(checkpoint) || epochBefore(checkpoint) % stride !== 0)
    .map(({ step }) => step);
}

function isEpochEnd({ batchInEpoch }: CheckpointEntry): boolean {
  return batchInEpoch === 0;
}
