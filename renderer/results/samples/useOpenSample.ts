import type { RunSummary } from '#app/contract/index.ts';
import { openSample, useWorkbench } from '../../workbench/index.ts';
import type { Split } from '../choices/resultsChoices.ts';

/** Opens a sample in the lens, with the weights of a run after a step. */
export function useOpenSample({ id, graphId }: RunSummary, { split, step }: { readonly split: Split; readonly step: number }) {
  const { openGraphs, layout, lenses, notices } = useWorkbench();
  return (number: number) => {
    const weights = { kind: 'run', runId: id, step } as const;
    const samples = { kind: 'data' as const, split, numbers: [number] };
    void notices.attempt(() => openSample({ openGraphs, layout, lenses }, { graphId, weights, samples }));
  };
}
