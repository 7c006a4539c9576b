import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoredGraph } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Client } from '../connection/index.ts';
import { createDrafts } from './drafts.ts';
import { type OpenGraph, openGraph } from './openGraph.ts';

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
  activate(id: string): void;
  /** Loads what another window saved of the active graph. */
  refresh(): Promise<void>;
  /** Saves everything now. */
  flush(): Promise<void>;
  /** Stores unsaved changes as drafts, immediately. */
  writeDrafts(): void;
  /** Remembers a view; undefined forgets it, and all of the graph is shown next time. */
  remember(id: string, view: RememberedView | undefined): void;
}

/** @param onOverwritten called when a save replaced another window's, which is kept as a version */
export function createOpenGraphs(client: Client, onOverwritten: (id: string) => void = () => {}): OpenGraphs {
  const store = createStore<OpenGraphsState>(() => ({ graphs: [], activeId: null, viewports: {} }));
  const drafts = createDrafts(localStorage);
  const isOpen = (id: string) => store.getState().graphs.some((graph) => graph.id === id);

  function show(stored: StoredGraph): void {
    if (!isOpen(stored.id)) {
      const graph = openGraph(stored, client, drafts, () => onOverwritten(stored.id));
      store.setState(({ graphs }) => ({ graphs: [...graphs, graph] }));
    }
    store.setState({ activeId: stored.id });
  }
  const create = async (document: GraphDocument) => show(await client.graphs.create({ document }));

  return {
    ...store,
    create,
    async open(id) {
      if (isOpen(id)) store.setState({ activeId: id });
      else show(await client.graphs.load({ id }));
    },
    createFromExample: async (id) => show(await client.graphs.createFromExample({ id })),
    async close(id) {
      const { graphs, activeId } = store.getState();
      const index = graphs.findIndex((graph) => graph.id === id);
      if (index < 0) return;
      const rest = graphs.toSpliced(index, 1);
      const neighbor = rest[Math.min(index, rest.length - 1)]?.id ?? null;
      store.setState({ graphs: rest, activeId: activeId === id ? neighbor : activeId });
      await graphs[index].close();
    },
    activate(id) {
      if (isOpen(id)) store.setState({ activeId: id });
    },
    refresh: async () => activeGraph(store.getState())?.refresh(),
    async flush() {
      await Promise.all(store.getState().graphs.map(({ autosave }) => autosave.flush()));
    },
    writeDrafts: drafts.write,
    remember: (id, view) =>
      store.setState(({ viewports: { [id]: _, ...others } }) => ({ viewports: view ? { ...others, [id]: view } : others })),
  };
}

export function activeGraph({ graphs, activeId }: OpenGraphsState): OpenGraph | undefined {
  return graphs.find(({ id }) => id === activeId);
}
