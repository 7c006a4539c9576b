import type { WeightsSource } from '#app/contract/index.ts';
import { epochBefore, type ReadingConnection, readEpochs, type StoredRun } from '#app/store/index.ts';
import type { Checkpoint } from '#engine/training/index.ts';

export type { WeightsSource } from '#app/contract/index.ts';

/** Which of a run's weights a checkpoint holds. */
export function weightsSource(connection: ReadingConnection, { summary }: StoredRun, checkpoint: Checkpoint): WeightsSource {
  const { id, status, epoch, step } = summary;
  const own = { step: checkpoint.step, epoch: epochBefore(checkpoint) };
  const restored = checkpoint.callbacks?.restored ?? (own.step === step ? restoredBefore(connection, summary) : undefined);
  if (restored) return { run: id, status, ...restored, trained: own, isRestored: true };
  return { run: id, status, ...own, trained: { step, epoch }, isRestored: false };
}

/** Checkpoints of earlier versions lack it; the run has it. */
function restoredBefore(connection: ReadingConnection, { id, restoredEpoch }: StoredRun['summary']) {
  const row = readEpochs(connection, id).find(({ epoch }) => epoch === restoredEpoch);
  return row && { epoch: row.epoch, step: row.step };
}
