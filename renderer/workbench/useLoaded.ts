import { useEffect, useRef, useState } from 'react';
import { useWorkbench } from './WorkbenchContext.tsx';

/**
 * What was loaded for a key, loaded again when the key changes; one request at a time, the latest key wins. Until there is an answer
 * the one before stays.
 */
export function useLoaded<Result>(key: string, load: () => Promise<Result>): Result | undefined {
  const { notices } = useWorkbench();
  const [result, setResult] = useState<Result>();
  const wanted = useRef({ key, load });
  wanted.current = { key, load };
  const isLoading = useRef(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key loads again
  useEffect(() => {
    if (isLoading.current) return;
    isLoading.current = true;
    const loadLatest = async () => {
      for (let loaded: string | undefined; loaded !== wanted.current.key && isThere.current; ) {
        loaded = wanted.current.key;
        setResult(await wanted.current.load());
      }
    };
    void notices.attempt(loadLatest).finally(() => {
      isLoading.current = false;
    });
  }, [notices, key]);
  return result;
}
