import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { isActive } from '../../workbench/runs/index.ts';

/** The faults of a run: at once if it has ended, else on request. @param run of the same id for as long as the component is there */
export function useDiagnosis({ id: runId, status, step }: RunSummary) {
  const { runs, notices } = useWorkbench();
  const diagnosis = useStore(runs.diagnoses, (diagnoses) => diagnoses[runId]);
  const [isBusy, setBusy] = useState(false);
  const diagnose = useCallback(
    async (signal?: AbortSignal) => {
      setBusy(true);
      await runs.diagnoses.diagnose(runId, signal).finally(() => setBusy(false));
    },
    [runs, runId],
  );
  const hasEnded = !isActive(status);
  useEffect(() => {
    if (!hasEnded || step === 0) return;
    const abort = new AbortController();
    void notices.attempt(async () => {
      await diagnose(abort.signal).catch((error: unknown) => {
        if (!abort.signal.aborted) throw error;
      });
    });
    return () => abort.abort();
  }, [notices, diagnose, hasEnded, step]);
  return { diagnosis, isBusy, diagnose: () => void notices.attempt(() => diagnose()) };
}
