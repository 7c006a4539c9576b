import type { StoredGraph } from '#app/contract/index.ts';
import { type Autosave, createAutosave, createDocumentStore, type DocumentStore, replaceDocument } from '../document/index.ts';
import { phrase } from '../language/index.ts';
import type { Client } from '../transport/index.ts';
import type { Drafts } from './drafts.ts';

/** A graph that has a tab: its document with its history, and what saves it. */
export interface OpenGraph {
  readonly id: string;
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  close(): Promise<void>;
}

/**
 * Opens a stored graph; from now on it saves itself. Changes that a window could not store before it went come back, as a
 * step that can be undone.
 */
export function openGraph(stored: StoredGraph, client: Pick<Client, 'graphs'>, drafts: Drafts): OpenGraph {
  const { id } = stored;
  const store = createDocumentStore(id, stored.document);
  const autosave = createAutosave(async (document) => {
    const { updatedAt } = await client.graphs.save({ id, document });
    if (store.getState().document === document) drafts.forget(id);
    return updatedAt;
  }, stored.updatedAt);
  const stop = store.subscribe(({ document }, before) => {
    if (document === before.document) return;
    drafts.keep(id, document);
    autosave.changed(document);
  });
  const draft = drafts.read(id, stored.updatedAt);
  const isUnsaved = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(stored.document);
  if (isUnsaved) store.edit(phrase('Bring back unsaved changes'), replaceDocument(draft));
  else drafts.forget(id);
  return {
    id,
    store,
    autosave,
    async close() {
      await autosave.flush();
      stop();
    },
  };
}
