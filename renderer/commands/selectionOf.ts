import type { Fragment, Selection } from '../document/index.ts';

/** Selects a whole fragment, as after pasting or duplicating. */
export function selectionOf({ nodes, annotations = [] }: Fragment): Partial<Selection> {
  return { nodes: new Set(nodes.map(({ id }) => id)), annotations: new Set(annotations.map(({ id }) => id)) };
}
