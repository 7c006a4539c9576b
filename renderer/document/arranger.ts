import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Arrangement, ArrangeRequest } from './arrange.ts';

/** Lays out graphs in a worker, one at a time. */
export interface Arranger {
  /** The layout in progress. */
  readonly state: StoreApi<{ readonly current: { readonly nodes: number } | null }>;
  /** Node positions; undefined if canceled or replaced by a later request. */
  arrange(request: ArrangeRequest): Promise<Arrangement | undefined>;
  cancel(): void;
}

/** The part of a worker used here. */
type ArrangeWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

const startWorker = (): ArrangeWorker => new Worker(new URL('./arrange.worker.ts', import.meta.url), { type: 'module' });

export function createArranger(start: () => ArrangeWorker = startWorker): Arranger {
  const state = createStore<{ current: { nodes: number } | null }>(() => ({ current: null }));
  let stop = () => {};

  return {
    state,
    cancel: () => stop(),
    arrange(request) {
      stop();
      const worker = start();
      state.setState({ current: { nodes: request.nodes.length } });
      return new Promise((resolve, reject) => {
        const end = (finish: () => void) => {
          worker.terminate();
          stop = () => {};
          state.setState({ current: null });
          finish();
        };
        stop = () => end(() => resolve(undefined));
        worker.addEventListener('message', ({ data }: MessageEvent<Arrangement>) => end(() => resolve(data)));
        worker.addEventListener('error', ({ message }) => end(() => reject(new Error(message || 'the layout failed'))));
        worker.postMessage(request);
      });
    },
  };
}
