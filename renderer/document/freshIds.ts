import type { GraphDocument } from '#engine/graph/index.ts';
import type { Fragment, Point } from './edits.ts';

/** An id that no node has: the name itself, or with the first free number behind it. It becomes part of parameter names. */
export function freshId(taken: ReadonlySet<string>, name: string): string {
  if (!taken.has(name)) return name;
  const stem = name.replace(/\d+$/, '');
  for (let number = 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

export function idsOf({ nodes }: Pick<GraphDocument, 'nodes'>): Set<string> {
  return new Set(nodes.map(({ id }) => id));
}

/** A copy of a fragment for a document: with ids that are free there, moved by an offset, and only the wires within. */
export function copyFragment({ nodes, edges }: Fragment, document: Pick<GraphDocument, 'nodes'>, offset: Point): Fragment {
  return copyFragmentWithWires({ nodes, edges }, document, offset);
}

/** The same, with the wires into it from nodes that the document has. */
export function copyFragmentWithWires(
  { nodes, edges, incoming = [] }: Fragment,
  document: Pick<GraphDocument, 'nodes'>,
  offset: Point,
): Fragment {
  const taken = idsOf(document);
  // Of several nodes with one id, which a text from elsewhere may hold, wires lead to the first.
  const renamed = new Map<string, string>();
  const copies = nodes.map((node) => {
    const id = freshId(taken, node.id);
    taken.add(id);
    if (!renamed.has(node.id)) renamed.set(node.id, id);
    return { ...node, id };
  });
  const moved = copies.map((node) => ({
    ...node,
    position: { ...node.position, x: (node.position?.x ?? 0) + offset.x, y: (node.position?.y ?? 0) + offset.y },
  }));
  const inner = edges.flatMap((edge) => {
    const [from, to] = [renamed.get(edge.from[0]), renamed.get(edge.to[0])];
    if (from === undefined || to === undefined) return [];
    return [{ ...edge, from: [from, edge.from[1]] as [string, string], to: [to, edge.to[1]] as [string, string] }];
  });
  const present = idsOf(document);
  const outer = incoming.flatMap((edge) => {
    const to = renamed.get(edge.to[0]);
    return to !== undefined && present.has(edge.from[0]) ? [{ ...edge, to: [to, edge.to[1]] as [string, string] }] : [];
  });
  return { nodes: moved, edges: [...inner, ...outer] };
}
