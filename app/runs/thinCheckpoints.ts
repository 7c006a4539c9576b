import { type CheckpointEntry, epochBefore } from '#app/store/index.ts';

/** The last few are always kept: for resuming, and in case the loss has just become infinite. */
const LAST = 3;
/** Limits of kept checkpoints at the end of an epoch: count and size. */
const EPOCHS = 20;
const BYTES = 512 * 1024 * 1024;

/**
 * Checkpoints to remove, so that the database does not grow without limit. Kept are the first, the last few, those that a person keeps, and those at the end
 * of epochs: of every epoch or, if these are too many, of every 2nd, 4th, 8th …
 * @param checkpoints in step order
 * @param kept the number of last ones, and the step of the best, which are kept, too
 * @returns the steps of those to remove
 */
export function superfluousCheckpoints(
  checkpoints: readonly CheckpointEntry[],
  kept: { readonly last?: number | undefined; readonly best?: number | undefined } = {},
): number[] {
  const { last = LAST, best } = kept;
  const candidates = checkpoints.slice(1, -last).filter((checkpoint) => checkpoint.step !== best && checkpoint.kept === 0);
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
