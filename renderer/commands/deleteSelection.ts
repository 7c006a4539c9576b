import { type DocumentStore, removeElements, wireKey } from '../document/index.ts';
import { plural } from '../format/index.ts';

/** Removes what is selected. */
export function deleteSelection(store: DocumentStore, label = 'Delete'): void {
  const { document, selection } = store.getState();
  const wires = document.edges.filter((edge) => selection.wires.has(wireKey(edge)));
  const count = selection.nodes.size + (selection.nodes.size === 0 ? wires.length : 0);
  if (count === 0) return;
  store.edit(`${label} ${plural(count, selection.nodes.size > 0 ? 'node' : 'wire')}`, removeElements(selection.nodes, wires));
  store.select({});
}
