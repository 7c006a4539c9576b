import { useEffect, useState } from 'react';
import type { Explanation } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useLensState, useWorkbench } from '../../workbench/index.ts';

interface Explained {
  readonly explanation: Explanation | undefined;
  readonly isLoading: boolean;
  readonly error: DescribedError | undefined;
}

/** The explanation of a number of the last pass; the one before stays while it is asked for. */
export function useExplanation(address: string | undefined): Explained & { readonly retry: () => void } {
  const { reader } = useWorkbench();
  const question = useLensState(({ answered }) => answered?.question);
  const [state, setState] = useState<Explained>({ explanation: undefined, isLoading: false, error: undefined });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt asks again
  useEffect(() => {
    if (!question || address === undefined) return;
    const abort = new AbortController();
    setState(({ explanation }) => ({ explanation, isLoading: true, error: undefined }));
    reader.lens.explain({ question, address }, { signal: abort.signal }).then(
      (explanation) => !abort.signal.aborted && setState({ explanation, isLoading: false, error: undefined }),
      (error) => !abort.signal.aborted && setState({ explanation: undefined, isLoading: false, error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, question, address, attempt]);
  return { ...state, retry: () => setAttempt((before) => before + 1) };
}
