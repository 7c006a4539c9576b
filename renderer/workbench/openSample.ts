import type { LensSamples, LensWeights } from '#app/contract/index.ts';
import { activeGraph, type OpenGraphs } from './graphs/index.ts';
import type { LayoutStore } from './layout/index.ts';
import type { Lenses } from './lens/index.ts';

interface Parts {
  readonly openGraphs: OpenGraphs;
  readonly layout: LayoutStore;
  readonly lenses: Lenses;
}

interface SampleOfRun {
  readonly graphId: string | null;
  readonly weights: Extract<LensWeights, { kind: 'run' }>;
  readonly samples: LensSamples;
}

/** Opens the lens at a sample, with the weights of a run. */
export async function openSample({ openGraphs, layout, lenses }: Parts, { graphId, weights, samples }: SampleOfRun) {
  if (graphId !== null) await openGraphs.open(graphId);
  const graph = activeGraph(openGraphs.getState());
  if (!graph) return;
  lenses.of(graph).choose({ weights, samples, mode: 'evaluate', comparedStep: undefined });
  layout.setState({ view: 'lens' });
}
