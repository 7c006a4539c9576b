import { useEffect, useState } from 'react';
import type { DecisionSurface, RunSummary, SurfaceQuestion } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../../workbench/connection/index.ts';
import { useWorkbench } from '../../../workbench/index.ts';

/** The shortest time between two surfaces of a run in training. */
const SHORTEST_PAUSE_MS = 300;
/** The lens has other questions, too: it computes surfaces for a quarter of the time at most. */
const PAUSE_FACTOR = 3;

interface KnownSurface {
  readonly surface?: DecisionSurface;
  readonly error?: DescribedError;
}

/** The decision surface of a run by its last checkpoint; computed again and again while it trains. */
export function useSurface({ id: runId, status, step }: RunSummary, axes: SurfaceQuestion['axes']): KnownSurface {
  const { reader } = useWorkbench();
  const [known, setKnown] = useState<KnownSurface>({});
  const isTraining = status === 'running';
  const restsAt = isTraining ? undefined : step;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that rests at another step has other weights
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const draw = async () => {
      do {
        const started = performance.now();
        const surface = await reader.results.surface({ weights: { kind: 'run', runId }, ...(axes && { axes }) }, { signal });
        if (signal.aborted) return;
        setKnown({ surface });
        await pause(Math.max(SHORTEST_PAUSE_MS, PAUSE_FACTOR * (performance.now() - started)));
      } while (isTraining && !signal.aborted);
    };
    draw().catch((error: unknown) => {
      if (!signal.aborted) setKnown({ error: describeError(error) });
    });
    return () => abort.abort();
  }, [reader, runId, axes, isTraining, restsAt]);
  return known;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
