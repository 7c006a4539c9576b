import { activeGraph, type OpenGraphs } from './graphs/index.ts';
import type { LayoutStore } from './layout/index.ts';
import { type BrokenRun, type Lenses, originChoices, originSelection } from './lens/index.ts';

interface Parts {
  readonly openGraphs: OpenGraphs;
  readonly layout: LayoutStore;
  readonly lenses: Lenses;
}

/** Opens the lens at the first number of a run that was not finite: the weights before its step, its sample or batch, and its formula. */
export async function openOrigin(
  { openGraphs, layout, lenses }: Parts,
  run: BrokenRun & { readonly graphId: string | null },
): Promise<void> {
  if (run.graphId !== null) await openGraphs.open(run.graphId);
  const graph = activeGraph(openGraphs.getState());
  if (!graph) return;
  const lens = lenses.of(graph);
  lens.choose(originChoices(run));
  lens.select(originSelection(run));
  layout.setState({ view: 'lens', inspectorOpen: true });
}
