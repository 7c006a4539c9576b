import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EvaluationProgress, RunSummary } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';

/** Evaluations of runs on test samples that are in progress, by run. */
export interface Evaluations extends StoreApi<Readonly<Record<string, EvaluationProgress>>> {
  /** Evaluates the weights of a run. Resolves to undefined if canceled. */
  start(runId: string): Promise<RunSummary | undefined>;
  cancel(runId: string): void;
}

const BEGINNING: EvaluationProgress = { part: 'data', share: 0 };

export function createEvaluations(client: Client): Evaluations {
  const store = createStore<Readonly<Record<string, EvaluationProgress>>>(() => ({}));
  const controllers = new Map<string, AbortController>();
  const show = (runId: string, progress: EvaluationProgress) => store.setState({ [runId]: progress });

  async function follow(runId: string, signal: AbortSignal): Promise<void> {
    try {
      for await (const progress of await client.runs.evaluationProgress({ runId }, { signal })) {
        if (!signal.aborted) show(runId, progress);
      }
    } catch {
      // The evaluation has ended, or the connection has.
    }
  }

  return {
    ...store,
    async start(runId) {
      const [controller, done] = [new AbortController(), new AbortController()];
      const { signal } = controller;
      controllers.set(runId, controller);
      show(runId, BEGINNING);
      void follow(runId, AbortSignal.any([signal, done.signal]));
      try {
        return await client.runs.evaluate({ runId }, { signal });
      } catch (error) {
        if (signal.aborted) return undefined;
        throw error;
      } finally {
        done.abort();
        controllers.delete(runId);
        const { [runId]: _, ...others } = store.getState();
        store.setState(others, true);
      }
    },
    cancel: (runId) => controllers.get(runId)?.abort(),
  };
}
