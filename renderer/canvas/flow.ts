import type { Edge, Node } from '@xyflow/react';
import {
  type Diagnostic,
  type GraphAnalysis,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  sameEdge,
} from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { arrange, type Point, type Size, wireKey } from '../document/index.ts';
import { formatShape } from '../format/index.ts';
import { nodeSize } from './nodeSize.ts';

/** What React Flow is given of a node: the rest its component reads from the document by its id. */
export type LayerNodeType = Node<Record<string, never>, 'layer'>;
/** What a wire shows. */
export type WireType = Edge<{ readonly edge: GraphEdge; readonly shape?: string; readonly problem?: string }, 'wire'>;

/** What the canvas adds to the document's nodes while it draws them. */
export interface NodeOverlay {
  readonly measured: ReadonlyMap<string, Size>;
  /** Places of nodes that are being dragged: the document learns them when they are let go. */
  readonly dragged: ReadonlyMap<string, Point>;
}

/** Where every node stands: where the document says, else where a tidy layout would put it. */
export function placeNodes(document: GraphDocument): ReadonlyMap<string, Point> {
  const arranged = document.nodes.every(({ position }) => position)
    ? undefined
    : arrange(document, (id) => nodeSize(findLayer(document.nodes.find((node) => node.id === id)?.type ?? '')));
  return new Map(document.nodes.map(({ id, position }) => [id, position ?? arranged?.get(id) ?? { x: 0, y: 0 }]));
}

const EMPTY: Record<string, never> = {};

/** React Flow's nodes; those that look as before are the same objects, so that they are not drawn again. */
export function toFlowNodes(
  nodes: readonly GraphNode[],
  places: ReadonlyMap<string, Point>,
  selected: ReadonlySet<string>,
  { measured, dragged }: NodeOverlay,
  before: ReadonlyMap<string, LayerNodeType>,
): LayerNodeType[] {
  return nodes.map(({ id, type, label }) => {
    const position = dragged.get(id) ?? places.get(id) ?? { x: 0, y: 0 };
    const size = measured.get(id);
    const isSelected = selected.has(id);
    const ariaLabel = label ?? findLayer(type)?.ui.label ?? type;
    const last = before.get(id);
    const same =
      last &&
      last.position.x === position.x &&
      last.position.y === position.y &&
      last.selected === isSelected &&
      last.measured?.width === size?.width &&
      last.measured?.height === size?.height &&
      last.ariaLabel === ariaLabel;
    if (same) return last;
    return { id, type: 'layer', position, selected: isSelected, data: EMPTY, ariaLabel, ...(size && { measured: { ...size } }) };
  });
}

export function toFlowEdges(document: GraphDocument, analysis: GraphAnalysis, selected: ReadonlySet<string>): WireType[] {
  const present = new Set(document.nodes.map(({ id }) => id));
  const keys = new Map<string, number>();
  // A wire whose node is gone cannot be drawn; the problems list has it, with its fix.
  const drawable = document.edges.filter(({ from, to }) => present.has(from[0]) && present.has(to[0]));
  return drawable.map((edge) => {
    const key = wireKey(edge);
    const copies = keys.get(key) ?? 0;
    keys.set(key, copies + 1);
    const shape = analysis.nodes.get(edge.from[0])?.output;
    const problem = findProblem(analysis.diagnostics, edge)?.message;
    return {
      id: copies === 0 ? key : `${key} ${copies}`,
      type: 'wire',
      source: edge.from[0],
      sourceHandle: edge.from[1],
      target: edge.to[0],
      targetHandle: edge.to[1],
      selected: selected.has(key),
      data: { edge, ...(shape && { shape: formatShape(shape) }), ...(problem !== undefined && { problem }) },
    };
  });
}

/** What is wrong with a wire: itself, or the port that it leads into. */
function findProblem(diagnostics: readonly Diagnostic[], edge: GraphEdge): Diagnostic | undefined {
  return diagnostics.find(
    (diagnostic) =>
      diagnostic.severity === 'error' &&
      ((diagnostic.edge && sameEdge(diagnostic.edge, edge)) ||
        (diagnostic.code === 'shape.mismatch' && diagnostic.nodeId === edge.to[0] && diagnostic.port === edge.to[1])),
  );
}
