import { useEffect } from 'react';
import type { ResultsQuestion, RunResults, RunSummary } from '#app/contract/index.ts';
import { useLongCall, useWorkbench } from '../workbench/index.ts';

/** The results that a question asks for; computed anew once the run has been trained further. */
export function useResults({ status, endedAt }: RunSummary, question: ResultsQuestion) {
  const { reader } = useWorkbench();
  const { call, ...state } = useLongCall<RunResults>(question.weights);
  const { weights, split, output } = question;
  const ask = () => void call((signal) => reader.results.judge({ weights, split, output }, { signal }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the run has other weights
  useEffect(ask, [reader, weights, split, output, status, endedAt]);
  return { ...state, ask };
}
