import {
  addFragment,
  type DocumentStore,
  type Fragment,
  removeAnnotations,
  removeElements,
  type Selection,
  wireKey,
} from '../../document/index.ts';
import { later, message } from '../../language/index.ts';

/** True if nothing in the selection can be moved or copied: wires alone cannot. */
export function isEmpty({ nodes, annotations }: Selection): boolean {
  return nodes.size + annotations.size === 0;
}

/** Selects a whole fragment. */
export function selectionOf({ nodes, annotations = [] }: Fragment): Partial<Selection> {
  return { nodes: new Set(nodes.map(({ id }) => id)), annotations: new Set(annotations.map(({ id }) => id)) };
}

const LABELS = {
  Paste: { node: later('Paste {{count}} nodes'), note: later('Paste {{count}} notes') },
  Duplicate: { node: later('Duplicate {{count}} nodes'), note: later('Duplicate {{count}} notes') },
  Delete: {
    node: later('Delete {{count}} nodes'),
    wire: later('Delete {{count}} wires'),
    note: later('Delete {{count}} notes'),
  },
  Cut: { node: later('Cut {{count}} nodes'), wire: later('Cut {{count}} wires'), note: later('Cut {{count}} notes') },
} as const;

/** Adds a copy of nodes, frames and comments, and selects it. */
export function addCopy(store: DocumentStore, copy: Fragment, word: 'Paste' | 'Duplicate'): void {
  const { nodes, annotations = [] } = copy;
  const { node, note } = LABELS[word];
  const label = nodes.length > 0 ? message(node, { count: nodes.length }) : message(note, { count: annotations.length });
  store.edit(label, addFragment(copy));
  store.select(selectionOf(copy));
}

export function deleteSelection(store: DocumentStore, word: 'Delete' | 'Cut' = 'Delete'): void {
  const { document, selection } = store.getState();
  const wires = document.edges.filter((edge) => selection.wires.has(wireKey(edge)));
  const { node, wire, note } = LABELS[word];
  const [count, label] =
    selection.nodes.size > 0
      ? [selection.nodes.size, node]
      : wires.length > 0
        ? [wires.length, wire]
        : [selection.annotations.size, note];
  if (count === 0) return;
  store.edit(message(label, { count }), (draft) => {
    removeElements(selection.nodes, wires)(draft);
    removeAnnotations(selection.annotations)(draft);
  });
  store.select({});
}
