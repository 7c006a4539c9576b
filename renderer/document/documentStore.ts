import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Message } from '../language/index.ts';
import { type BlockPath, documentAt, existingPath } from './blockPath.ts';
import { edit, type History, type Recipe, redo, seal, startHistory, undo } from './history.ts';

/** What is chosen on the canvas. Never part of the history. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  /** Keys of wires, as `wireKey` makes them. */
  readonly wires: ReadonlySet<string>;
  /** Ids of frames and comments. */
  readonly annotations: ReadonlySet<string>;
}

export interface DocumentState extends History {
  readonly id: string;
  readonly selection: Selection;
}

export interface DocumentStore extends StoreApi<DocumentState> {
  /** Changes what is looked at by one undoable step; `mergeKey` lets steps in a row become one. */
  edit(label: Message | string, recipe: Recipe, mergeKey?: string): void;
  undo(): void;
  redo(): void;
  /** Ends the merging of steps: the field is left, the key is let go. */
  seal(): void;
  select(selection: Partial<Selection>): void;
  /** Looks into a block, or at the graph around it. */
  goTo(path: BlockPath): void;
}

const NOTHING: Selection = { nodes: new Set(), wires: new Set(), annotations: new Set() };

/** The store of one open graph: the document, how it came about, and what is selected. The canvas is a view of it. */
export function createDocumentStore(id: string, document: GraphDocument): DocumentStore {
  const store = createStore<DocumentState>(() => ({ id, selection: NOTHING, ...startHistory(document) }));
  const change = (next: (history: History) => History) =>
    store.setState((state) => {
      const history = next(state);
      if (history === state) return state;
      const isElsewhere = history.path !== state.path;
      return { ...state, ...history, ...(isElsewhere && { selection: NOTHING }) };
    });
  return {
    ...store,
    edit: (label, recipe, mergeKey) => change((history) => edit(history, label, recipe, mergeKey)),
    undo: () => change(undo),
    redo: () => change(redo),
    seal: () => change(seal),
    select: (selection) => store.setState({ selection: { ...NOTHING, ...selection } }),
    goTo: (path) => change((history) => ({ ...seal(history), path: existingPath(history.document, path) })),
  };
}

const placed = new WeakMap<DocumentStore, DocumentStore>();

/**
 * The same store as those see it who draw: its document is what is looked at, the graph or the inside of a block. Whoever
 * saves, trains or exports takes the whole from the store of the open graph.
 */
export function storeOfShown(store: DocumentStore): DocumentStore {
  const known = placed.get(store) ?? viewShown(store);
  placed.set(store, known);
  return known;
}

function viewShown(store: DocumentStore): DocumentStore {
  const states = new WeakMap<DocumentState, DocumentState>();
  const at = (state: DocumentState): DocumentState => {
    if (state.path.length === 0) return state;
    const known = states.get(state) ?? { ...state, document: documentAt(state.document, state.path) };
    states.set(state, known);
    return known;
  };
  return {
    ...store,
    getState: () => at(store.getState()),
    getInitialState: () => at(store.getInitialState()),
    subscribe: (listener) => store.subscribe((state, before) => listener(at(state), at(before))),
  };
}

/** The selected nodes that are still there. */
export function selectedNodes({ document, selection }: DocumentState): GraphDocument['nodes'] {
  return document.nodes.filter(({ id }) => selection.nodes.has(id));
}
