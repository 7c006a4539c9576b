import { useEffect, useState } from 'react';
import { type ComparedParameter, type DifferingFact, differingFacts, type RunDetails, runFacts } from '#app/contract/index.ts';
import type { Workbench } from '../../workbench/index.ts';

/** What differs between runs. */
export interface Comparison {
  readonly runs: readonly RunDetails[];
  readonly facts: readonly DifferingFact[];
  readonly weights: readonly ComparedParameter[];
}

/** Loads runs and compares them; undefined until it is done. @param ids separated by spaces */
export function useComparison({ reader, notices }: Pick<Workbench, 'reader' | 'notices'>, ids: string): Comparison | undefined {
  const [comparison, setComparison] = useState<Comparison>();
  useEffect(() => {
    const runIds = ids.split(' ');
    void notices.attempt(async () => {
      const [weights, ...runs] = await Promise.all([
        reader.runs.compareWeights({ runIds }),
        ...runIds.map((runId) => reader.runs.load({ runId })),
      ]);
      setComparison({ runs, facts: differingFacts(runs.map(runFacts)), weights });
    });
  }, [reader, notices, ids]);
  return comparison;
}
