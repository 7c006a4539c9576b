import { useEffect, useState } from 'react';
import type { FoundSample } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Split } from '../choices/resultsChoices.ts';
import type { SampleFilter } from './sampleFilter.ts';

/** More are not looked at one by one. */
export const MOST_LISTED = 24;

interface SamplesWanted {
  readonly runId: string;
  readonly split: Split;
  readonly step: number;
  readonly filter: SampleFilter;
}

interface FoundState {
  readonly found?: readonly FoundSample[];
  readonly error?: DescribedError;
}

/** Samples of a run's split, with what they look like; the last ones stay while others are looked for. */
export function useSamples({ runId, split, step, filter }: SamplesWanted): FoundState {
  const { reader } = useWorkbench();
  const [state, setState] = useState<FoundState>({});
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const search = { weights: { kind: 'run' as const, runId, step }, split, ...filter, most: MOST_LISTED, withInputs: true };
    reader.lens.findSamples(search, { signal }).then(
      (found) => !signal.aborted && setState({ found }),
      (error) => !signal.aborted && setState({ error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, runId, split, step, filter]);
  return state;
}
