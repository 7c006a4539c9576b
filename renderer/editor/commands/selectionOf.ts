import type { Fragment, Selection } from '../../document/index.ts';

/** All of a fragment as a selection: what was pasted or duplicated is selected then. */
export function selectionOf({ nodes, annotations = [] }: Fragment): Partial<Selection> {
  return { nodes: new Set(nodes.map(({ id }) => id)), annotations: new Set(annotations.map(({ id }) => id)) };
}
