import { useCallback, useMemo, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { countErrors } from '../document/index.ts';
import { message } from '../language/index.ts';
import { useActiveGraph, useActiveRun, useWholeAnalysis, useWorkbench } from '../workbench/index.ts';

/** What can be done with the training of the graph in front. */
export interface Training {
  /** The run that trains or is paused. */
  readonly run: RunSummary | undefined;
  /** Errors that must be mended before training. */
  readonly errors: number;
  /** A start is under way. */
  readonly isStarting: boolean;
  train(): void;
  pause(): void;
  resume(): void;
  step(): void;
  stop(): void;
}

export function useTraining(): Training {
  const { client, runs, notices, layout } = useWorkbench();
  const graph = useActiveGraph();
  const run = useActiveRun();
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
      layout.showRun();
    });
    setStarting(false);
  }, [errors, graph, runs, notices, layout]);

  return useMemo(() => {
    const control = (call: (input: { runId: string }) => Promise<void>) => () => {
      if (run) void notices.attempt(() => call({ runId: run.id }));
    };
    return {
      run,
      errors,
      isStarting,
      train: () => void train(),
      pause: control((input) => client.runs.pause(input)),
      resume: control((input) => client.runs.resume(input)),
      step: control((input) => client.runs.step(input)),
      stop: control((input) => client.runs.stop(input)),
    };
  }, [client, notices, run, errors, isStarting, train]);
}
