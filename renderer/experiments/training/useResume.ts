import { useCallback } from 'react';
import { networkFacts, type RunSummary } from '#app/contract/index.ts';
import { applySettings, type GraphDocument, liveSettings } from '#engine/graph/index.ts';
import { askToFork } from '../../controls/forks/index.ts';
import { message, t } from '../../language/index.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';

/** Resumes a paused run. If its graph was edited meanwhile, a person chooses whether the edited graph is trained. */
export function useResume(): (runId: string) => void {
  const { client, reader, runs, notices } = useWorkbench();
  const graph = useActiveGraph();
  return useCallback(
    (runId) => {
      const resume = () => client.runs.resume({ runId });
      void notices.attempt(async () => {
        const run = await reader.runs.load({ runId });
        const { document } = graph.store.getState();
        if (isSameNetwork(run.document, document)) return resume();
        return askToFork({
          title: message("Resume '{{run}}'", { run: run.name }),
          describe: () =>
            t(
              'The graph was edited since this run was started. Resume it without the edits, or continue with the edited graph: a new run that starts from step {{step}} with the weights and the optimizer state that fit.',
              { step: run.step },
            ),
          preview: () => reader.runs.previewFork({ runId, step: run.step, document }),
          fork: {
            testId: 'continue-edited',
            label: () => t('Continue with the edited graph'),
            onChoose: () => void notices.attempt(() => fork(run, document)),
          },
          instead: {
            testId: 'resume-unedited',
            label: () => t('Resume without the edits'),
            onChoose: () => void notices.attempt(resume),
          },
        });
      });
      const fork = async ({ step }: RunSummary, document: GraphDocument) => {
        await graph.autosave.flush();
        await client.runs.stop({ runId });
        await runs.startFork(graph.id, document, { runId, step });
      };
    },
    [client, reader, runs, notices, graph],
  );
}

/** Nodes, their parameters and wires are the same, but for settings that a run in training can take. */
function isSameNetwork(trained: GraphDocument, edited: GraphDocument): boolean {
  const known = new Set(liveSettings(trained).map(({ address }) => address));
  const settings = liveSettings(edited).filter(({ address }) => known.has(address));
  const factsOf = (document: GraphDocument) => JSON.stringify([...networkFacts(document)].toSorted());
  return factsOf(applySettings(trained, settings)) === factsOf(edited);
}
