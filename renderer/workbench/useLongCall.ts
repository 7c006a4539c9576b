import { useEffect, useRef, useState } from 'react';
import type { LensProgress, LensWeights } from '#app/contract/index.ts';
import { type DescribedError, describeError } from './connection/index.ts';
import { useWorkbench } from './WorkbenchContext.tsx';

interface CallState<Result> {
  readonly result: Result | undefined;
  readonly progress: LensProgress | undefined;
  readonly error: DescribedError | undefined;
  readonly isBusy: boolean;
}

/** A long call about some weights, with its progress; another one replaces it, and leaving the panel ends it. */
export function useLongCall<Result>(weights: LensWeights) {
  const { reader } = useWorkbench();
  const [state, setState] = useState<CallState<Result>>({
    result: undefined,
    progress: undefined,
    error: undefined,
    isBusy: false,
  });
  const present = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => present.current?.abort(), []);

  async function follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const progress of await reader.lens.progress({ weights }, { signal })) {
        if (!signal.aborted) setState((before) => ({ ...before, progress }));
      }
    } catch {
      // It has ended, or the connection has.
    }
  }

  /** @returns undefined if it failed or was replaced */
  async function call(ask: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined> {
    present.current?.abort();
    const abort = new AbortController();
    present.current = abort;
    setState(({ result }) => ({ result, progress: undefined, error: undefined, isBusy: true }));
    void follow(abort.signal);
    try {
      const result = await ask(abort.signal);
      if (abort.signal.aborted) return undefined;
      setState({ result, progress: undefined, error: undefined, isBusy: false });
      return result;
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      setState({ result: undefined, progress: undefined, error: describeError(error), isBusy: false });
      return undefined;
    } finally {
      // Its progress is no longer of interest.
      abort.abort();
    }
  }

  function cancel(): void {
    present.current?.abort();
    setState((before) => ({ ...before, progress: undefined, isBusy: false }));
  }

  return { ...state, call, cancel };
}
