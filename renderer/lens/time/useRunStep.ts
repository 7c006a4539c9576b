import type { RunSummary } from '#app/contract/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';

/** The step of a run that is wanted, which can still be on its way, and the one that is shown. */
export function useRunStep(run: RunSummary) {
  const lens = useLens();
  const shown = useLensState(({ subject }) => (subject?.run?.id === run.id ? subject.run : undefined));
  const chosen = useLensState(({ choices }) => (choices.weights?.kind === 'run' ? choices.weights.step : undefined));
  const last = Math.max(run.step, shown?.lastStep ?? 0);
  const step = Math.min(chosen ?? shown?.step ?? last, last);
  const goTo = (wanted: number) => {
    const next = Math.min(last, Math.max(0, Math.round(wanted)));
    if (next !== chosen) lens.choose({ weights: { kind: 'run', runId: run.id, step: next } });
  };
  return { step, last, shown, goTo };
}
