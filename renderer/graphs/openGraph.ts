import type { StoredGraph } from '#app/contract/index.ts';
import { type Autosave, createAutosave, createDocumentStore, type DocumentStore } from '../document/index.ts';
import type { Client } from '../transport/index.ts';

/** A graph that has a tab: its document with its history, and what saves it. */
export interface OpenGraph {
  readonly id: string;
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  close(): Promise<void>;
}

/** Opens a stored graph; from now on it saves itself. */
export function openGraph(stored: StoredGraph, client: Client): OpenGraph {
  const store = createDocumentStore(stored.id, stored.document);
  const autosave = createAutosave(async (document) => {
    const { updatedAt } = await client.graphs.save({ id: stored.id, document });
    return updatedAt;
  }, stored.updatedAt);
  const stop = store.subscribe(({ document }, before) => {
    if (document !== before.document) autosave.changed(document);
  });
  return {
    id: stored.id,
    store,
    autosave,
    async close() {
      await autosave.flush();
      stop();
    },
  };
}
