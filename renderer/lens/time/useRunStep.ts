import type { RunSummary } from '#app/contract/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import type { LensState } from '../../workbench/lens/index.ts';

/** What the lens shows of a run. */
const shownOf = ({ subject }: LensState, run: RunSummary) => (subject?.run?.id === run.id ? subject.run : undefined);

const chosenStep = ({ choices: { weights } }: LensState) => (weights?.kind === 'run' ? weights.step : undefined);

const lastStep = (state: LensState, run: RunSummary): number => Math.max(run.step, shownOf(state, run)?.lastStep ?? 0);

/** The wanted step. */
function stepOf(state: LensState, run: RunSummary): number {
  const last = lastStep(state, run);
  return Math.min(chosenStep(state) ?? shownOf(state, run)?.step ?? last, last);
}

/** The step of a run that is wanted, which can still be on its way, and the one that is shown. */
export function useRunStep(run: RunSummary) {
  const shown = useLensState((state) => shownOf(state, run));
  const last = useLensState((state) => lastStep(state, run));
  const step = useLensState((state) => stepOf(state, run));
  const { goTo } = useStepChoice(run);
  return { step, last, shown, goTo };
}

/** Goes to a step, and tells the wanted one when asked: its users need not follow each step. */
export function useStepChoice(run: RunSummary) {
  const lens = useLens();
  const goTo = (wanted: number) => {
    const state = lens.getState();
    const next = Math.min(lastStep(state, run), Math.max(0, Math.round(wanted)));
    if (next !== chosenStep(state)) lens.choose({ weights: { kind: 'run', runId: run.id, step: next } });
  };
  return { goTo, wantedStep: () => stepOf(lens.getState(), run) };
}
