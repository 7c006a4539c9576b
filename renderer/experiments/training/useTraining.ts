import { useCallback, useMemo, useState } from 'react';
import { countErrors } from '../../document/index.ts';
import { message } from '../../language/index.ts';
import { useActiveGraph, useActiveRun, useCurrentRun, useWholeAnalysis, useWorkbench } from '../../workbench/index.ts';
import { isResumable } from '../../workbench/runs/index.ts';
import { curvesDockPanel } from '../charts/curvesDockPanel.ts';
import { gradientsDockPanel } from '../charts/gradientsDockPanel.ts';

export type Training = ReturnType<typeof useTraining>;

/** Training state and actions of the active graph. */
export function useTraining() {
  const { client, runs, notices, layout } = useWorkbench();
  const graph = useActiveGraph();
  const run = useActiveRun();
  const current = useCurrentRun();
  const resumable = current && isResumable(current.status) ? current : undefined;
  const errors = countErrors(useWholeAnalysis());
  const [isStarting, setStarting] = useState(false);

  const train = useCallback(async () => {
    if (errors > 0) {
      layout.showDock('problems');
      notices.warn(
        message('The graph cannot be trained yet'),
        message('Fix {{count}} problems before training (see below)', { count: errors }),
      );
      return;
    }
    setStarting(true);
    await notices.attempt(async () => {
      await graph.autosave.flush();
      await runs.start(graph.id, graph.store.getState().document);
      layout.showRun([curvesDockPanel.id, gradientsDockPanel.id]);
    });
    setStarting(false);
  }, [errors, graph, runs, notices, layout]);

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
      train: () => void train(),
      pause: control((input) => client.runs.pause(input)),
      resume: control((input) => client.runs.resume(input)),
      step: control((input) => client.runs.step(input)),
      stop: control((input) => client.runs.stop(input)),
      resumeFromCheckpoint: () => {
        if (resumable) void notices.attempt(() => runs.resumeFromCheckpoint(resumable.id));
      },
    };
  }, [client, notices, runs, run, resumable, errors, isStarting, train]);
}
