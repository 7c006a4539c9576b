import { useCallback, useMemo, useState } from 'react';
import type { TrainingSpan } from '#app/contract/index.ts';
import { countErrors } from '../../document/index.ts';
import { message } from '../../language/index.ts';
import {
  useActiveGraph,
  useActiveRunStatus,
  useCurrentRunStatus,
  useWholeAnalysis,
  useWorkbench,
} from '../../workbench/index.ts';
import { isResumable } from '../../workbench/runs/index.ts';
import { curvesDockPanel } from '../charts/curvesDockPanel.ts';
import { gradientsDockPanel } from '../charts/gradientsDockPanel.ts';
import { askAboutFields } from './askAboutFields.tsx';
import { useResume } from './useResume.ts';

export type Training = ReturnType<typeof useTraining>;

/** Training state and actions of the active graph. */
export function useTraining() {
  const { client, runs, notices, layout } = useWorkbench();
  const graph = useActiveGraph();
  const run = useActiveRunStatus();
  const current = useCurrentRunStatus();
  const resumable = current && isResumable(current.status) ? current : undefined;
  const errors = countErrors(useWholeAnalysis());
  const [isStarting, setStarting] = useState(false);

  const start = useCallback(
    async (pauseAfter?: TrainingSpan) => {
      setStarting(true);
      await notices.attempt(async () => {
        await graph.autosave.flush();
        const started = await runs.start(graph.id, graph.store.getState().document, pauseAfter);
        if (started) layout.showRun([curvesDockPanel.id, gradientsDockPanel.id]);
      });
      setStarting(false);
    },
    [graph, runs, notices, layout],
  );

  const train = useCallback(
    (pauseAfter?: TrainingSpan) => {
      commitTyped();
      if (errors > 0) {
        layout.showDock('problems');
        notices.warn(
          message('The graph cannot be trained yet'),
          message('Fix {{count}} problems before training (see below)', { count: errors }),
        );
        return;
      }
      askAboutFields(() => void start(pauseAfter));
    },
    [errors, start, notices, layout],
  );

  const resume = useResume();

  return useMemo(() => {
    const control = (call: (input: { runId: string }) => Promise<void>) => () => {
      if (run) void notices.attempt(() => call({ runId: run.id }));
    };
    return {
      /** The running or paused run. */
      run,
      /** The ended run in the header, if it can resume from its last checkpoint. */
      resumable,
      /** Number of errors to fix before training. */
      errors,
      isStarting,
      train: () => train(),
      pause: control((input) => client.runs.pause(input)),
      resume: () => {
        if (run) resume(run.id);
      },
      /** One step or epoch of the paused run, or the first one of a new run, which then pauses. */
      trainFor: (span: TrainingSpan) => {
        if (run) control((input) => client.runs.trainFor({ ...input, span }))();
        else train(span);
      },
      stop: control((input) => client.runs.stop(input)),
      resumeFromCheckpoint: () => {
        if (resumable) void notices.attempt(() => runs.resumeFromCheckpoint(resumable.id));
      },
    };
  }, [client, notices, runs, run, resumable, errors, isStarting, train, resume]);
}

/** Fields that take their text when they are left take it now, and keep the focus. */
function commitTyped(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}
