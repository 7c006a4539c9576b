import type { RunSummary } from '#app/contract/index.ts';
import { readTraining } from '#engine/graph/index.ts';
import { askToFork } from '../../controls/forks/index.ts';
import { message, t } from '../../language/index.ts';
import { useActiveGraph, useLens, useWorkbench } from '../../workbench/index.ts';

/** Trains the open graph, with its settings as they are now, from a step of a run: first it tells what is kept. */
export function useFork(run: RunSummary): (step: number) => void {
  const { reader, runs, notices } = useWorkbench();
  const graph = useActiveGraph();
  const lens = useLens();
  return (step) => {
    const { document } = graph.store.getState();
    const { epochs } = readTraining(document.training).configuration;
    const start = async () => {
      await graph.autosave.flush();
      const started = await runs.startFork(graph.id, document, { runId: run.id, step });
      if (started) lens.choose({ weights: { kind: 'run', runId: started.id }, comparedStep: undefined });
    };
    askToFork({
      title: message("Train from step {{step}} of '{{run}}'", { step, run: run.name }),
      describe: () =>
        t(
          'A new run of the open graph, with its present settings. It starts with the weights and the optimizer state of this step, and counts its epochs from 1 to {{epochs}}.',
          { epochs },
        ),
      preview: () => reader.runs.previewFork({ runId: run.id, step, document }),
      fork: { testId: 'fork-start', label: () => t('Train'), onChoose: () => void notices.attempt(start) },
    });
  };
}
