import type { WeightsSource } from '#app/contract/index.ts';
import { epochBefore, type ReadingConnection, readEpochs, type StoredCheckpoint, type StoredRun } from '#app/store/index.ts';

export type { WeightsSource } from '#app/contract/index.ts';

/** Which of a run's weights its last checkpoint holds. */
export function weightsSource(
  connection: ReadingConnection,
  { summary }: StoredRun,
  checkpoint: StoredCheckpoint,
): WeightsSource {
  const { id, status, epoch, step } = summary;
  const own = { step: checkpoint.step, epoch: epochBefore(checkpoint) };
  const restored = checkpoint.callbacks?.restored ?? restoredBefore(connection, summary);
  if (restored) return { run: id, status, ...restored, trained: own, isRestored: true };
  return { run: id, status, ...own, trained: { step, epoch }, isRestored: false };
}

/** Checkpoints of earlier versions lack it; the run has it. */
function restoredBefore(connection: ReadingConnection, { id, restoredEpoch }: StoredRun['summary']) {
  const row = readEpochs(connection, id).find(({ epoch }) => epoch === restoredEpoch);
  return row && { epoch: row.epoch, step: row.step };
}
