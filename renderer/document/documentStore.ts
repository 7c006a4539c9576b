import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Message } from '../language/index.ts';
import { type BlockPath, documentAt, existingPath } from './blockPath.ts';
import { edit, type History, type HistorySteps, type Recipe, redo, seal, startHistory, undo } from './history.ts';

/** The canvas selection. Not in the history. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  /** Keys of wires, by `wireKey`. */
  readonly wires: ReadonlySet<string>;
  /** Ids of frames and comments. */
  readonly annotations: ReadonlySet<string>;
}

export interface DocumentState extends History {
  readonly id: string;
  readonly selection: Selection;
}

export interface DocumentStore extends StoreApi<DocumentState> {
  /** Edits the open graph or block as one history entry; consecutive entries with the same `mergeKey` are merged. */
  edit(label: Message | string, recipe: Recipe, mergeKey?: string): void;
  undo(): void;
  redo(): void;
  /** Ends merging: when the field is left, or the key is released. */
  seal(): void;
  select(selection: Partial<Selection>): void;
  /** Opens a block, or the graph around it. */
  goTo(path: BlockPath): void;
}

const NOTHING: Selection = { nodes: new Set(), wires: new Set(), annotations: new Set() };

/**
 * The store of one open graph: document, history and selection. The canvas is a view of it.
 * @param steps of an earlier window
 */
export function createDocumentStore(id: string, document: GraphDocument, steps?: HistorySteps): DocumentStore {
  const store = createStore<DocumentState>(() => ({ id, selection: NOTHING, ...startHistory(document, steps) }));
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
 * The store as the editor sees it: its document is the open graph or block. Saving, training and exporting use the whole
 * document, from the store of the open graph.
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

/** The selected nodes that still exist. */
export function selectedNodes({ document, selection }: DocumentState): GraphDocument['nodes'] {
  return document.nodes.filter(({ id }) => selection.nodes.has(id));
}
