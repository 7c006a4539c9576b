import { useEffect, useState } from 'react';
import type { FoundSample, SampleSearch } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useLensState, useWorkbench } from '../../workbench/index.ts';

export interface FoundState {
  readonly found: readonly FoundSample[] | undefined;
  readonly isSearching: boolean;
  readonly error: DescribedError | undefined;
}

const NOTHING: FoundState = { found: undefined, isSearching: false, error: undefined };

/** Samples of the shown weights in some order; the last ones stay while others are looked for. */
export function useFoundSamples(search: Omit<SampleSearch, 'weights' | 'most' | 'seed'> | undefined, seed: number): FoundState {
  const { reader } = useWorkbench();
  const weights = useLensState(({ answered }) => answered?.question.weights);
  const [state, setState] = useState(NOTHING);
  const key = JSON.stringify(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the search
  useEffect(() => {
    if (!search || !weights) {
      setState(NOTHING);
      return;
    }
    const abort = new AbortController();
    setState(({ found }) => ({ found, isSearching: true, error: undefined }));
    reader.lens.findSamples({ ...search, weights, seed, most: MOST }, { signal: abort.signal }).then(
      (found) => !abort.signal.aborted && setState({ found, isSearching: false, error: undefined }),
      (error) => !abort.signal.aborted && setState({ ...NOTHING, error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, weights, key, seed]);
  return state;
}

const MOST = 50;
