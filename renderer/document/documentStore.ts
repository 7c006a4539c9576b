import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '#engine/graph/index.ts';
import { edit, type History, type Recipe, redo, seal, startHistory, undo } from './history.ts';

/** What is chosen on the canvas. Never part of the history. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  /** Keys of wires, as `wireKey` makes them. */
  readonly wires: ReadonlySet<string>;
}

export interface DocumentState extends History {
  readonly id: string;
  readonly selection: Selection;
}

export interface DocumentStore extends StoreApi<DocumentState> {
  /** Changes the document by one undoable step; `mergeKey` lets steps in a row become one. */
  edit(label: string, recipe: Recipe, mergeKey?: string): void;
  undo(): void;
  redo(): void;
  /** Ends the merging of steps: the field is left, the key is let go. */
  seal(): void;
  select(selection: Partial<Selection>): void;
}

const NOTHING: Selection = { nodes: new Set(), wires: new Set() };

/** The store of one open graph: the document, how it came about, and what is selected. The canvas is a view of it. */
export function createDocumentStore(id: string, document: GraphDocument): DocumentStore {
  const store = createStore<DocumentState>(() => ({ id, selection: NOTHING, ...startHistory(document) }));
  const change = (next: (history: History) => History) =>
    store.setState((state) => {
      const history = next(state);
      return history === state ? state : { ...state, ...history };
    });
  return {
    ...store,
    edit: (label, recipe, mergeKey) => change((history) => edit(history, label, recipe, mergeKey)),
    undo: () => change(undo),
    redo: () => change(redo),
    seal: () => change(seal),
    select: ({ nodes = NOTHING.nodes, wires = NOTHING.wires }) => store.setState({ selection: { nodes, wires } }),
  };
}

/** The selected nodes that are still there. */
export function selectedNodes({ document, selection }: DocumentState): GraphDocument['nodes'] {
  return document.nodes.filter(({ id }) => selection.nodes.has(id));
}
