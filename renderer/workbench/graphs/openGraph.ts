import type { StoredGraph } from '#app/contract/index.ts';
import { type Autosave, createAutosave, createDocumentStore, type DocumentStore, replaceDocument } from '../../document/index.ts';
import { message } from '../../language/index.ts';
import type { Client } from '../connection/index.ts';
import type { Drafts } from './drafts.ts';

/** A graph with a tab: its document, history and autosave. */
export interface OpenGraph {
  readonly id: string;
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  /** Loads what another window saved meanwhile, unless there are unsaved changes here. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a stored graph, which then saves itself and reports saves over another window's. Unsaved changes of an earlier window are
 * restored as a history entry.
 */
export function openGraph(
  stored: StoredGraph,
  client: Pick<Client, 'graphs'>,
  drafts: Drafts,
  onOverwritten: () => void = () => {},
): OpenGraph {
  const { id } = stored;
  /** The stored revision, as far as known; null after a failed save, which may have been stored. */
  let revision: number | null = stored.revision;
  let isTakingOver = false;
  const store = createDocumentStore(id, stored.document);
  const autosave = createAutosave(async (document) => {
    const basedOn = revision;
    revision = null;
    const saved = await client.graphs.save({ id, document, basedOn });
    revision = saved.revision;
    if (saved.kept !== undefined) onOverwritten();
    if (store.getState().document === document) drafts.forget(id);
    return saved.updatedAt;
  }, stored.updatedAt);
  const stop = store.subscribe(({ document }, before) => {
    if (document === before.document || isTakingOver) return;
    drafts.keep(id, document);
    autosave.changed(document);
  });
  const draft = drafts.read(id, stored.updatedAt);
  const isUnsaved = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(stored.document);
  if (isUnsaved) store.edit(message('Bring back unsaved changes'), replaceDocument(draft));
  else drafts.forget(id);
  return {
    id,
    store,
    autosave,
    async refresh() {
      const isSaved = () => autosave.state.getState().status === 'saved';
      if (!isSaved()) return;
      const present = await client.graphs.load({ id });
      if (present.revision === revision || !isSaved()) return;
      revision = present.revision;
      isTakingOver = true;
      store.edit(message("Load the other window's changes"), replaceDocument(present.document));
      isTakingOver = false;
    },
    async close() {
      await autosave.flush();
      stop();
    },
  };
}
