import type { Annotation, GraphDocument } from '#engine/graph/index.ts';
import { shiftBends, withoutBends } from './bends.ts';
import { bringBlocks } from './bringBlocks.ts';
import type { Fragment } from './edits.ts';
import { freshId } from './freshId.ts';
import type { Point } from './geometry.ts';

export function idsOf({ nodes }: Pick<GraphDocument, 'nodes'>): Set<string> {
  return new Set(nodes.map(({ id }) => id));
}

type Target = Pick<GraphDocument, 'nodes' | 'blocks' | 'annotations'>;

/** A copy of a fragment for a document: with unused ids, moved by an offset, and only with inner wires. */
export function copyFragment({ incoming: _, ...fragment }: Fragment, document: Target, offset: Point): Fragment {
  return copyFragmentWithWires(fragment, document, offset);
}

/** The same, with incoming wires from nodes of the document. */
export function copyFragmentWithWires(
  { nodes: given, edges, incoming = [], blocks: givenBlocks, annotations: givenAnnotations = [] }: Fragment,
  document: Target,
  offset: Point,
): Fragment {
  const { nodes, blocks } = bringBlocks(document, given, givenBlocks);
  const taken = idsOf(document);
  // If pasted text has duplicate ids, wires lead to the first node.
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
    const copy = { ...edge, from: [from, edge.from[1]] as [string, string], to: [to, edge.to[1]] as [string, string] };
    return [shiftBends(copy, offset)];
  });
  const present = idsOf(document);
  const outer = incoming.flatMap((edge) => {
    const to = renamed.get(edge.to[0]);
    return to !== undefined && present.has(edge.from[0])
      ? [withoutBends({ ...edge, to: [to, edge.to[1]] as [string, string] })]
      : [];
  });
  const annotations = copyAnnotations(givenAnnotations, document, offset);
  return {
    nodes: moved,
    edges: [...inner, ...outer],
    ...(blocks.length > 0 && { blocks }),
    ...(annotations.length > 0 && { annotations }),
  };
}

function copyAnnotations(annotations: readonly Annotation[], document: Target, offset: Point): Annotation[] {
  const taken = new Set((document.annotations ?? []).map(({ id }) => id));
  return annotations.map((annotation) => {
    const id = freshId(taken, annotation.id);
    taken.add(id);
    const { x, y } = annotation.position;
    return { ...annotation, id, position: { ...annotation.position, x: x + offset.x, y: y + offset.y } };
  });
}
