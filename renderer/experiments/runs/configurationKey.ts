import type { LayerSettings, RunSummary } from '#app/contract/index.ts';

/** Equal for runs of the same graph and data with the same settings, whatever their seed. @param layers parameters of nodes, by run */
export function configurationKey(run: RunSummary, layers: LayerSettings): string {
  const { graphId, graphName, dataset, normalize, parameters, settings } = run;
  const { seed: _, ...others } = settings;
  return JSON.stringify([graphId ?? graphName, dataset, normalize, parameters, others, layers[run.id] ?? {}]);
}
