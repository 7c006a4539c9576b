import { useMemo } from 'react';
import type { RunFinding, RunSummary } from '#app/contract/index.ts';
import { applyEdits } from '#engine/graph/index.ts';
import { takeOver } from '../../document/index.ts';
import { say } from '../../language/index.ts';
import { activeGraph } from '../../workbench/graphs/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

type Fix = RunFinding['fixes'][number];

/** The ways from a finding to its node, its chart and its fixes. */
export function useFindingActions(run: RunSummary) {
  const { client, openGraphs, layout, canvas, notices, runs } = useWorkbench();
  return useMemo(() => {
    /** The run's graph as it is now; undefined if it was deleted. */
    const openGraph = async () => {
      const { graphId } = run;
      const isThere = graphId !== null && (await client.graphs.list()).some(({ id }) => id === graphId);
      if (!isThere) return undefined;
      await openGraphs.open(graphId);
      return activeGraph(openGraphs.getState());
    };
    const showOnCanvas = async (node: string) => {
      const graph = await openGraph();
      if (!graph) return;
      layout.setState({ view: 'design' });
      const [drawn] = node.split('/');
      graph.store.select({ nodes: new Set([drawn]) });
      // The canvas may mount in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(() => canvas.getState().view?.fit({ nodes: new Set([drawn]) })));
    };
    return {
      showNode: (node: string) => void notices.attempt(() => showOnCanvas(node)),
      showView: ({ view }: RunFinding) => {
        if (view === 'data' || view === 'lens') layout.setState({ view });
        else if (view !== 'confusion') layout.setState({ view: 'design', dockOpen: true, dockTab: view });
      },
      /** Changes the run's graph, as one step of its history. */
      apply: ({ label, edits }: Fix) =>
        void notices.attempt(async () => {
          const graph = await openGraph();
          if (!graph) return;
          const { document } = graph.store.getState();
          graph.store.edit(label, takeOver(applyEdits(document, edits), document, true));
          layout.setState({ view: 'design' });
        }),
      /** A run of a new graph: that of the run's start with the fix. */
      tryInCopy: ({ label, edits }: Fix) =>
        void notices.attempt(async () => {
          const { document } = await client.runs.load({ runId: run.id });
          const name = `${document.name ?? run.graphName}: ${say(label)}`.slice(0, 200);
          await openGraphs.create({ ...applyEdits(document, edits), name });
          layout.setState({ view: 'design', dockOpen: true, dockTab: 'curves' });
          const copy = activeGraph(openGraphs.getState());
          if (copy) await runs.start(copy.id, copy.store.getState().document);
        }),
    };
  }, [client, openGraphs, layout, canvas, notices, runs, run]);
}
