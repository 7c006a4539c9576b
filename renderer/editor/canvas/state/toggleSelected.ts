import type { DocumentStore, Selection } from '../../../document/index.ts';

/** Adds an item to the selection, or takes it from it. */
export function toggleSelected(store: DocumentStore, kind: keyof Selection, id: string): void {
  const { selection } = store.getState();
  const items = new Set(selection[kind]);
  if (!items.delete(id)) items.add(id);
  store.select({ ...selection, [kind]: items });
}
