import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QueueMove, RunPriority, RunQueueState, StartedRun } from '#app/contract/index.ts';
import { type Client, followEvents } from '../connection/index.ts';

/** The runs that wait until fewer are in training; undefined until loaded. */
export interface Queue extends StoreApi<{ readonly queue: RunQueueState | undefined }> {
  /** Hears changes as long as the window is open. */
  follow(): Promise<void>;
  startNow(id: string): Promise<StartedRun>;
  /** Starts queued runs while fewer than allowed are in training. */
  fill(): Promise<void>;
  move(id: string, to: QueueMove): Promise<void>;
  prioritize(id: string, priority: RunPriority): Promise<void>;
  remove(id: string): Promise<void>;
  /** @param limit null for the number of cores */
  setLimit(limit: number | null): Promise<void>;
}

/** @param reader whose calls wait for a connection */
export function createQueue(client: Client, reader: Client, onError: (error: unknown) => void): Queue {
  const store = createStore<{ queue: RunQueueState | undefined }>(() => ({ queue: undefined }));

  const hear = (queue: RunQueueState) => store.setState({ queue });

  return {
    ...store,
    follow: () =>
      followEvents({
        subscribe: () => reader.queue.changes(),
        catchUp: async () => hear(await reader.queue.load()),
        hear,
        onError,
      }),
    startNow: (id) => client.queue.startNow({ id }),
    fill: () => client.queue.fill(),
    move: (id, to) => client.queue.move({ id, to }),
    prioritize: (id, priority) => client.queue.prioritize({ id, priority }),
    remove: (id) => client.queue.remove({ id }),
    setLimit: (limit) => client.queue.setLimit({ limit }),
  };
}
