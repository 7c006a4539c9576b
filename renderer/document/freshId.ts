import type { GraphDocument } from '#engine/graph/index.ts';

/** An unused node id: the name itself, or with the first free number. It becomes part of parameter names. */
export function freshId(taken: ReadonlySet<string>, name: string): string {
  if (!taken.has(name)) return name;
  const stem = name.replace(/\d+$/, '');
  for (let number = 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

/** The same, and reserves it. */
export function claimId(taken: Set<string>, name: string): string {
  const id = freshId(taken, name);
  taken.add(id);
  return id;
}

export function idsOf({ nodes }: Pick<GraphDocument, 'nodes'>): Set<string> {
  return new Set(nodes.map(({ id }) => id));
}
