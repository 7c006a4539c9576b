import type { Annotation, BlockDefinition, GraphDocument, GraphNode } from '#engine/graph/index.ts';
import { shiftBends, withoutBends } from './bends.ts';
import type { Fragment } from './edits.ts';
import { claimId, idsOf } from './freshId.ts';
import type { Point } from './geometry.ts';

type Target = Pick<GraphDocument, 'nodes' | 'blocks' | 'annotations'>;

/** A copy of a fragment for a document: with unused ids, moved by an offset, and only with inner wires. */
export function copyFragment({ incoming: _, ...fragment }: Fragment, document: Target, offset: Point): Fragment {
  return copyFragmentWithWires(fragment, document, offset);
}

/** The same, with incoming wires from nodes of the document. */
export function copyFragmentWithWires(
  { nodes: given, edges, incoming = [], blocks: givenBlocks, annotations: givenAnnotations }: Fragment,
  document: Target,
  offset: Point,
): Fragment {
  const { nodes, blocks } = bringBlocks(document, given, givenBlocks);
  const taken = idsOf(document);
  // If pasted text has duplicate ids, wires lead to the first node.
  const renamed = new Map<string, string>();
  const copies = nodes.map((node) => {
    const id = claimId(taken, node.id);
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
  const annotations = copyAnnotations(givenAnnotations, annotationIdsOf(document), offset);
  return {
    nodes: moved,
    edges: [...inner, ...outer],
    ...(blocks.length > 0 && { blocks }),
    ...(annotations.length > 0 && { annotations }),
  };
}

export function annotationIdsOf({ annotations = [] }: Pick<GraphDocument, 'annotations'>): Set<string> {
  return new Set(annotations.map(({ id }) => id));
}

/** Copies of frames and comments, moved by an offset. @param taken ids; those of the copies are added */
export function copyAnnotations(annotations: readonly Annotation[] = [], taken: Set<string>, offset: Point): Annotation[] {
  return annotations.map((annotation) => {
    const { x, y } = annotation.position;
    const position = { ...annotation.position, x: x + offset.x, y: y + offset.y };
    return { ...annotation, id: claimId(taken, annotation.id), position };
  });
}

interface Brought {
  /** The nodes, referring to the document's blocks. */
  readonly nodes: readonly GraphNode[];
  /** The blocks that are new to the document. */
  readonly blocks: readonly BlockDefinition[];
}

/**
 * The nodes and blocks to add to a document from elsewhere: identical blocks are reused, and different ones with the same id get
 * a new id.
 */
export function bringBlocks(
  document: Pick<GraphDocument, 'blocks'>,
  nodes: readonly GraphNode[],
  blocks: readonly BlockDefinition[] = [],
): Brought {
  const present = new Map((document.blocks ?? []).map((block) => [block.id, block]));
  const taken = new Set([...present.keys(), ...blocks.map(({ id }) => id)]);
  const renamed = new Map<string, string>();
  for (const block of blocks) {
    const own = present.get(block.id);
    if (!own || JSON.stringify(own) === JSON.stringify(block)) continue;
    renamed.set(block.id, claimId(taken, block.id));
  }
  const lead = (node: GraphNode): GraphNode => {
    const id = node.type === 'block' ? renamed.get(String(node.params?.block)) : undefined;
    return id === undefined ? node : { ...node, params: { ...node.params, block: id } };
  };
  const missing = blocks.filter(({ id }) => renamed.has(id) || !present.has(id));
  return {
    nodes: nodes.map(lead),
    blocks: missing.map((block) => ({ ...block, id: renamed.get(block.id) ?? block.id, nodes: block.nodes.map(lead) })),
  };
}
