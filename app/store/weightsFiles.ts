import type { ImportedFrom } from '#app/contract/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import { insertCheckpoint } from './checkpoints.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { OF_RUN } from './history.ts';
import { renameRun } from './runLabels.ts';
import { endRun, insertRun, type NewRun, updateProgress } from './runs.ts';

/** The section of a weights file on its training, verbatim. */
type TrainingSection = Readonly<Record<string, unknown>>;

export interface NewImport {
  /** What takes the place of a run's inputs. */
  readonly run: Omit<NewRun, 'owner'>;
  readonly from: ImportedFrom;
  readonly training?: TrainingSection | undefined;
  readonly parameters: readonly NamedTensor[];
}

/** Adds the weights of a file as a run, named after the file, with its only checkpoint. */
export function insertImport(connection: WritingConnection, { run, from, training, parameters }: NewImport): void {
  const { step, epoch, fileName } = from;
  const at = { step: step ?? 0, epoch: epoch ?? 0 };
  connection.transaction(() => {
    const key = insertRun(connection, { ...run, owner: '' });
    connection.insert('weights_files', { ...from, runKey: key, training });
    const epochTotals = { loss: 0, samples: 0, metrics: {} };
    const checkpoint = { step: at.step, epoch: at.epoch + 1, batchInEpoch: 0, epochTotals, time: 0, parameters, slots: [] };
    insertCheckpoint(connection, key, checkpoint, run.startedAt);
    updateProgress(connection, { key, status: 'running', ...at });
    endRun(connection, run.id, { status: 'completed', endedAt: run.startedAt });
    renameRun(connection, run.id, fileName);
  });
}

/** The training section of the file that a run was imported from. */
export function readImportedTraining(connection: ReadingConnection, runId: string): TrainingSection | undefined {
  const query = `SELECT training FROM weights_files WHERE ${OF_RUN}`;
  return connection.get<{ training: TrainingSection | null }>(query, { runId })?.training ?? undefined;
}
