import { type DocumentStore, removeAnnotations, removeElements, wireKey } from '../document/index.ts';
import { plural } from '../format/index.ts';

/** Removes what is selected. */
export function deleteSelection(store: DocumentStore, label = 'Delete'): void {
  const { document, selection } = store.getState();
  const wires = document.edges.filter((edge) => selection.wires.has(wireKey(edge)));
  const [count, kind] =
    selection.nodes.size > 0
      ? [selection.nodes.size, 'node']
      : wires.length > 0
        ? [wires.length, 'wire']
        : [selection.annotations.size, 'note'];
  if (count === 0) return;
  store.edit(`${label} ${plural(count, kind)}`, (draft) => {
    removeElements(selection.nodes, wires)(draft);
    removeAnnotations(selection.annotations)(draft);
  });
  store.select({});
}
