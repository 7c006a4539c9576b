import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RunSummary, RunWeights, SampleSearch } from '#app/contract/index.ts';

export type Split = SampleSearch['split'];

/** The choices of the Results view, which its page and its panel share. */
interface ResultsChoices {
  /** Default: the first that has samples, by {@link SPLITS_BY_INTEREST}. */
  readonly split: Split | undefined;
  /** The step of the best epoch, if its weights are chosen instead of the last ones. */
  readonly best: { readonly runId: string; readonly step: number } | undefined;
}

export const resultsChoices = createStore<ResultsChoices>(() => ({ split: undefined, best: undefined }));

/** Test samples come last: they are for the final assessment. */
export const SPLITS_BY_INTEREST = ['validation', 'test', 'train'] as const;

/** The splits of a run that have samples; all for a run of an earlier version. */
export function splitsOf({ samples }: Pick<RunSummary, 'samples'>): Split[] {
  return SPLITS_BY_INTEREST.filter((split) => !samples || samples[split] > 0);
}

/** The chosen split of a run, if it has one. */
export function useSplit(run: RunSummary): Split | undefined {
  const chosen = useStore(resultsChoices, ({ split }) => split);
  const splits = splitsOf(run);
  return splits.find((split) => split === chosen) ?? splits[0];
}

/** The chosen weights of a run: the same object while they are the same. */
export function useChosenWeights({ id }: Pick<RunSummary, 'id'>): RunWeights {
  const step = useStore(resultsChoices, ({ best }) => (best?.runId === id ? best.step : undefined));
  return useMemo(() => ({ kind: 'run', runId: id, ...(step !== undefined && { step }) }), [id, step]);
}
