import { applyEdits } from '#engine/graph/index.ts';
import { type DocumentStore, moveNodes, takeOver } from '../../document/index.ts';
import type { WireFix } from './fixesForWire.ts';

/** Applies a fix as one history entry, and selects new nodes. */
export function applyFix(store: DocumentStore, { label, edits, moved }: WireFix): void {
  const { document } = store.getState();
  const next = applyEdits(document, edits);
  store.edit(label, (draft) => {
    takeOver(next, document)(draft);
    if (moved) moveNodes(moved)(draft);
  });
  const added = edits.flatMap((edit) => (edit.type === 'addNode' ? [edit.node.id] : []));
  if (added.length > 0) store.select({ nodes: new Set(added) });
}
