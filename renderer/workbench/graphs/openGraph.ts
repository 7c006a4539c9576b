import type { StoredGraph } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { type Autosave, createAutosave, createDocumentStore, type DocumentStore, replaceDocument } from '../../document/index.ts';
import { message } from '../../language/index.ts';
import { type Client, isUnsent } from '../connection/index.ts';
import type { Drafts } from './drafts.ts';
import type { Histories } from './histories.ts';
import { isSameDocument } from './storedDocument.ts';

/** A graph with a tab: its document, history and autosave. */
export interface OpenGraph {
  readonly id: string;
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  /** Loads what another window saved meanwhile, unless there are unsaved changes here. */
  refresh(): Promise<void>;
  close(): Promise<void>;
  /** Closes a graph that was deleted: nothing of it is saved. */
  discard(): void;
}

/** What the open graphs of a window share. */
export interface OpenGraphContext {
  readonly client: Pick<Client, 'graphs'>;
  readonly drafts: Drafts;
  readonly histories: Histories;
  /** The window's id, with which it recognizes its own saves. */
  readonly windowId: string;
  readonly listener: OpenGraphListener;
}

export interface OpenGraphListener {
  /** A save replaced another window's state, which is kept as a version. */
  onOverwritten(): void;
  /** Another window's changes were loaded: the first ones after a pause. */
  onTakenOver(document: GraphDocument): void;
}

/** While another window is editing, this window is told once. */
const TOLD_MS = 10_000;

/**
 * Opens a stored graph, which then saves itself and reports saves over another window's. The history of an earlier window is
 * continued if it fits. Unsaved changes of an earlier window are restored: with its history, or as a history entry.
 */
export async function openGraph(stored: StoredGraph, context: OpenGraphContext): Promise<OpenGraph> {
  const { client, drafts, histories, windowId, listener } = context;
  const { id } = stored;
  /** The stored revision, as far as known; null after a failed save, which may have been stored. */
  let revision: number | null = stored.revision;
  let saving: GraphDocument | undefined;
  let isTakingOver = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  const draft = drafts.read(id, stored);
  const unsaved = draft && !isSameDocument(draft, stored.document) ? draft : undefined;
  const found = await histories.read(id, unsaved ? [unsaved, stored.document] : [stored.document]);
  const store = createDocumentStore(id, found?.document ?? stored.document, found?.steps);
  const autosave = createAutosave(async (document) => {
    const basedOn = revision;
    revision = null;
    saving = document;
    const saved = await client.graphs
      .save({ id, document, basedOn, by: windowId })
      .catch((error) => {
        if (isUnsent(error)) revision = basedOn;
        throw error;
      })
      .finally(() => {
        saving = undefined;
      });
    revision = saved.revision;
    if (saved.kept !== undefined) listener.onOverwritten();
    if (store.getState().document === document) drafts.forget(id);
    return saved.updatedAt;
  }, stored.updatedAt);
  const changed = (document: GraphDocument) => {
    drafts.keep(id, document, saving);
    autosave.changed(document);
  };
  const stop = store.subscribe(({ document, past, future }, before) => {
    if (past !== before.past || future !== before.future) histories.keep(id, document, { past, future });
    if (document === before.document || isTakingOver) return;
    changed(document);
  });
  if (!unsaved) drafts.forget(id);
  else if (found?.document === unsaved) changed(unsaved);
  else store.edit(message('Bring back unsaved changes'), replaceDocument(unsaved));

  function takeOver(document: GraphDocument): void {
    isTakingOver = true;
    store.edit(message("Load the other window's changes"), replaceDocument(document), 'otherWindow');
    isTakingOver = false;
    if (Date.now() - toldAt > TOLD_MS) listener.onTakenOver(document);
    toldAt = Date.now();
  }

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
      autosave.savedElsewhere(present.updatedAt);
      takeOver(present.document);
    },
    async close() {
      await autosave.flush();
      histories.write();
      stop();
    },
    discard() {
      stop();
      autosave.cancel();
      drafts.forget(id);
      histories.forget(id);
    },
  };
}
