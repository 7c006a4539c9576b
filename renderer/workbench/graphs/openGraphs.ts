import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphChange, StoredGraph } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Client } from '../connection/index.ts';
import { createDrafts } from './drafts.ts';
import { createHistories } from './histories.ts';
import { openHistoryStorage } from './historyStorage.ts';
import { type OpenGraph, type OpenGraphListener, openGraph } from './openGraph.ts';

/** The visible part of a graph. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** A view that a person chose, with the canvas size in pixels, to keep its center in another size. */
export interface RememberedView extends Viewport {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

export interface OpenGraphsState {
  /** In tab order. */
  readonly graphs: readonly OpenGraph[];
  readonly activeId: string | null;
  readonly viewports: Readonly<Record<string, RememberedView>>;
}

/** The open graphs. */
export interface OpenGraphs extends StoreApi<OpenGraphsState> {
  /** Shows a graph in its tab, opening one if needed. */
  open(id: string): Promise<void>;
  create(document: GraphDocument): Promise<void>;
  createFromExample(exampleId: string): Promise<void>;
  /** Saves a graph and closes its tab. */
  close(id: string): Promise<void>;
  /** Deletes a graph, and closes its tab. */
  remove(id: string): Promise<void>;
  activate(id: string): void;
  /** Takes notice of a save or removal by another window. */
  hear(change: GraphChange): Promise<void>;
  /** Saves what is unsaved, then takes notice of everything that other windows saved and removed. */
  catchUp(): Promise<void>;
  /** Saves everything now. */
  flush(): Promise<void>;
  /** Stores unsaved changes as drafts, and the histories, immediately. */
  writeDrafts(): void;
  /** The documents with unsaved changes, by id. */
  unsaved(): Readonly<Record<string, GraphDocument>>;
  /** Takes unsaved changes of another window, for graphs that are not open yet. */
  takeDrafts(drafts: Readonly<Record<string, GraphDocument>>): void;
  /** Removes the histories of all other graphs. */
  retainHistories(ids: ReadonlySet<string>): Promise<void>;
  /** Remembers a view; undefined forgets it, and all of the graph is shown next time. */
  remember(id: string, view: RememberedView | undefined): void;
}

export interface OpenGraphsListener extends OpenGraphListener {
  /** An open graph was removed by another window: its tab is closed, or has become a new graph with the unsaved changes. */
  onRemoved(document: GraphDocument, isKept: boolean): void;
}

export function createOpenGraphs(client: Client, listener: OpenGraphsListener): OpenGraphs {
  const store = createStore<OpenGraphsState>(() => ({ graphs: [], activeId: null, viewports: {} }));
  const drafts = createDrafts(localStorage);
  const histories = createHistories(openHistoryStorage());
  const windowId = `${Math.random()}`.slice(2);
  const context = { client, drafts, histories, windowId, listener };
  const find = (id: string) => store.getState().graphs.find((graph) => graph.id === id);
  const isUnsaved = ({ autosave }: OpenGraph) => autosave.state.getState().status !== 'saved';

  async function show(stored: StoredGraph): Promise<void> {
    const graph = find(stored.id) ?? (await openGraph(stored, context));
    // Twice at the same time: the first one stays.
    if (!find(stored.id)) store.setState(({ graphs }) => ({ graphs: [...graphs, graph] }));
    store.setState({ activeId: stored.id });
  }
  const create = async (document: GraphDocument) => show(await client.graphs.create({ document }));

  function removeTab(id: string): void {
    const { graphs, activeId } = store.getState();
    const index = graphs.findIndex((graph) => graph.id === id);
    const rest = graphs.toSpliced(index, 1);
    const neighbor = rest[Math.min(index, rest.length - 1)]?.id ?? null;
    store.setState({ graphs: rest, activeId: activeId === id ? neighbor : activeId });
  }

  /** Unsaved changes to a removed graph become a new graph. */
  async function abandon(graph: OpenGraph): Promise<void> {
    const { document } = graph.store.getState();
    const isKept = isUnsaved(graph);
    if (isKept) await create(document);
    discard(graph);
    listener.onRemoved(document, isKept);
  }

  function discard(graph: OpenGraph): void {
    removeTab(graph.id);
    graph.discard();
  }

  return {
    ...store,
    create,
    async open(id) {
      if (find(id)) store.setState({ activeId: id });
      else await show(await client.graphs.load({ id }));
    },
    createFromExample: async (id) => show(await client.graphs.createFromExample({ id })),
    async close(id) {
      const graph = find(id);
      if (!graph) return;
      removeTab(id);
      await graph.close();
    },
    async remove(id) {
      await client.graphs.remove({ id, by: windowId });
      const graph = find(id);
      if (graph) discard(graph);
    },
    activate(id) {
      if (find(id)) store.setState({ activeId: id });
    },
    async hear({ id, revision, by }) {
      const graph = find(id);
      if (!graph || by === windowId) return;
      await (revision === null ? abandon(graph) : graph.refresh());
    },
    async catchUp() {
      const stored = new Map((await client.graphs.list()).map(({ id, updatedAt }) => [id, updatedAt]));
      for (const graph of store.getState().graphs) {
        const updatedAt = stored.get(graph.id);
        const state = graph.autosave.state.getState();
        if (updatedAt === undefined) await abandon(graph);
        else if (state.status !== 'saved') await graph.autosave.flush();
        else if (state.at !== updatedAt) await graph.refresh();
      }
    },
    async flush() {
      await Promise.all(store.getState().graphs.map(({ autosave }) => autosave.flush()));
    },
    writeDrafts() {
      drafts.write();
      histories.write();
    },
    unsaved() {
      const graphs = store.getState().graphs.filter(isUnsaved);
      return Object.fromEntries(graphs.map(({ id, store: { getState } }) => [id, getState().document]));
    },
    takeDrafts(taken) {
      for (const [id, document] of Object.entries(taken)) drafts.keep(id, document);
      drafts.write();
    },
    retainHistories: histories.retain,
    remember: (id, view) =>
      store.setState(({ viewports: { [id]: _, ...others } }) => ({ viewports: view ? { ...others, [id]: view } : others })),
  };
}

export function activeGraph({ graphs, activeId }: OpenGraphsState): OpenGraph | undefined {
  return graphs.find(({ id }) => id === activeId);
}
