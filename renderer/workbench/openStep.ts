import { activeGraph, type OpenGraphs } from './graphs/index.ts';
import type { LayoutStore } from './layout/index.ts';
import type { Lenses } from './lens/index.ts';

interface Parts {
  readonly openGraphs: OpenGraphs;
  readonly layout: LayoutStore;
  readonly lenses: Lenses;
}

interface StepOfRun {
  readonly run: { readonly id: string; readonly graphId: string | null };
  readonly step: number;
}

/** Opens the lens with the weights of a run after a step. */
export async function openStep({ openGraphs, layout, lenses }: Parts, { run, step }: StepOfRun): Promise<void> {
  if (run.graphId !== null) await openGraphs.open(run.graphId);
  const graph = activeGraph(openGraphs.getState());
  if (!graph) return;
  lenses.of(graph).choose({ weights: { kind: 'run', runId: run.id, step }, comparedStep: undefined });
  layout.setState({ view: 'lens' });
}
