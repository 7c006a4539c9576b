import { type DocumentStore, removeAnnotations, removeElements, wireKey } from '../document/index.ts';
import { later, message } from '../language/index.ts';

const LABELS = {
  Delete: {
    node: later('Delete {{count}} nodes'),
    wire: later('Delete {{count}} wires'),
    note: later('Delete {{count}} notes'),
  },
  Cut: { node: later('Cut {{count}} nodes'), wire: later('Cut {{count}} wires'), note: later('Cut {{count}} notes') },
} as const;

export function deleteSelection(store: DocumentStore, word: 'Delete' | 'Cut' = 'Delete'): void {
  const { document, selection } = store.getState();
  const wires = document.edges.filter((edge) => selection.wires.has(wireKey(edge)));
  const [count, kind]: [number, keyof (typeof LABELS)['Cut']] =
    selection.nodes.size > 0
      ? [selection.nodes.size, 'node']
      : wires.length > 0
        ? [wires.length, 'wire']
        : [selection.annotations.size, 'note'];
  if (count === 0) return;
  store.edit(message(LABELS[word][kind], { count }), (draft) => {
    removeElements(selection.nodes, wires)(draft);
    removeAnnotations(selection.annotations)(draft);
  });
  store.select({});
}
