import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import {
  BLOCK,
  type DrawnGraph,
  type GraphDocument,
  type GraphNode,
  type NodeAnalysis,
  withoutBlocks,
} from '#engine/graph/index.ts';
import { type Box, type Point, wireKey } from '../../document/index.ts';
import { boxesOf, geometryOf, PORT, placeBends, placeNodes } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';

export type LensNodeType = Node<{ readonly node: GraphNode; readonly known: NodeAnalysis; readonly stretch: number }, 'lens'>;
export type LensWireType = Edge<{ readonly bends?: readonly Point[] }, 'lens'>;

/**
 * The graph as it is computed: without blocks and bypassed nodes. Nodes are where they are in Design; the contents of blocks, which
 * have no position in the whole graph, are arranged.
 * @param current the open graph, whose positions may be newer
 */
export function computedGraph(document: GraphDocument, current: GraphDocument): GraphDocument {
  const flat = withoutBlocks(document);
  if (document.nodes.some(({ type }) => type === BLOCK)) {
    const { annotations: _, ...rest } = flat;
    return {
      ...rest,
      nodes: flat.nodes.map(({ position: _position, ...node }) => node),
      edges: flat.edges.map(({ bends: _bends, ...edge }) => edge),
    };
  }
  const placed = new Map(current.nodes.map(({ id, position }) => [id, position]));
  const nodes = flat.nodes.map((node) => {
    const position = placed.get(node.id) ?? node.position;
    return position === node.position || !position ? node : { ...node, position };
  });
  return { ...flat, nodes };
}

/** The width over the height that a graph is stretched to, and its limits: room for values, in windows as they are. */
const WANTED_ASPECT = 1.7;
const MOST_STRETCH = 3.2;

/** A factor for all heights and vertical positions: most graphs are wide and flat, and leave the height of the window to their values. */
export function stretchOf(document: GraphDocument): number {
  const boxes = [...boxesOf(document, placeNodes(document)).values()];
  if (boxes.length === 0) return 1;
  const extent = (from: (box: Box) => number, to: (box: Box) => number) =>
    Math.max(...boxes.map(to)) - Math.min(...boxes.map(from));
  const width = extent(
    ({ x }) => x,
    ({ x, width: own }) => x + own,
  );
  const height = extent(
    ({ y }) => y,
    ({ y, height: own }) => y + own,
  );
  return Math.max(1, Math.min(MOST_STRETCH, width / WANTED_ASPECT / height));
}

/** @param stretch of all heights. @see stretchOf */
export function lensNodes(document: GraphDocument, { nodes: analyses }: DrawnGraph, stretch: number): LensNodeType[] {
  const positions = placeNodes(document);
  return document.nodes.flatMap((node) => {
    const known = analyses.get(node.id);
    if (!known) return [];
    const { width, height } = geometryOf(node, known.layer);
    const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
    return [
      {
        id: node.id,
        type: 'lens' as const,
        position: { x, y: y * stretch },
        data: { node, known, stretch },
        measured: { width, height: height * stretch },
        handles: handlesOf(node, known, stretch),
        domAttributes: { 'aria-roledescription': t('node') },
      },
    ];
  });
}

function handlesOf(node: GraphNode, { layer }: NodeAnalysis, stretch: number): NodeHandle[] {
  const { width, inputs, outputs } = geometryOf(node, layer);
  const handle = (type: 'source' | 'target', id: string, x: number, y: number): NodeHandle => ({
    id,
    type,
    position: type === 'target' ? Position.Left : Position.Right,
    x: x - PORT.radius,
    y: y * stretch - PORT.radius,
    width: 2 * PORT.radius,
    height: 2 * PORT.radius,
  });
  return [
    ...[...inputs].map(([id, y]) => handle('target', id, 0, y)),
    ...[...outputs].map(([id, y]) => handle('source', id, width, y)),
  ];
}

export function lensWires(document: GraphDocument, stretch: number): LensWireType[] {
  const bends = placeBends(document);
  const present = new Set(document.nodes.map(({ id }) => id));
  return document.edges.flatMap((edge, index) => {
    const [[source, sourceHandle], [target, targetHandle]] = [edge.from, edge.to];
    if (!present.has(source) || !present.has(target)) return [];
    const bent = bends[index]?.map(({ x, y }) => ({ x, y: y * stretch }));
    return [
      {
        id: wireKey(edge),
        type: 'lens' as const,
        source,
        sourceHandle,
        target,
        targetHandle,
        focusable: false,
        selectable: false,
        data: { ...(bent && { bends: bent }) },
      },
    ];
  });
}
