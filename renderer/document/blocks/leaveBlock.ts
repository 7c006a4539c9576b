import type { DocumentStore } from '../documentStore.ts';

/** Looks at what is around the block, with the block selected. @returns whether one was left */
export function leaveBlock(store: DocumentStore): boolean {
  const { path } = store.getState();
  const instance = path.at(-1);
  if (instance === undefined) return false;
  store.goTo(path.slice(0, -1));
  store.select({ nodes: new Set([instance]) });
  return true;
}
