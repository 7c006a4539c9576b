import type { RunDiagnosis } from '#app/contract/index.ts';
import type { Datasets } from '#app/datasets/index.ts';
import { findRun, type ReadingConnection } from '#app/store/index.ts';
import { diagnose } from '#engine/diagnosis/index.ts';
import type { Executor } from '#engine/kernels/index.ts';
import { describeStoredRun } from './describeStoredRun.ts';

/** The faults of a run, up to now if it is in training. Evaluates its weights: call it in a worker. */
export function diagnoseRun(connection: ReadingConnection, datasets: Datasets, runId: string, executor: Executor): RunDiagnosis {
  const run = findRun(connection, runId);
  if (!run || run.summary.importedFrom) return { step: run?.summary.step ?? 0, hasMeasured: false, findings: [] };
  const isInTraining = run.summary.status === 'running' || run.summary.status === 'paused';
  const described = describeStoredRun(run, { connection, datasets, executor });
  return {
    step: run.summary.step,
    hasMeasured: described.measured !== undefined,
    findings: diagnose(described, { isInTraining }).map(({ node, step, evidence, fixes, ...finding }) => ({
      ...finding,
      ...(node !== undefined && { node }),
      ...(step !== undefined && { step }),
      evidence: { ...evidence, numbers: { ...evidence.numbers } },
      fixes: fixes.map(({ label, edits }) => ({ label, edits: [...edits] })),
    })),
  };
}
