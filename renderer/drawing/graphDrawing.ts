import {
  type Annotation,
  type DrawnGraph,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  layerOf,
} from '#engine/graph/index.ts';
import { type Box, type Curve, type Point, wireCurves } from '../document/index.ts';
import { type AnnotationDrawing, boxOf, coverOf, drawAnnotation } from './annotationDrawing.ts';
import { drawNode, type NodeDrawing } from './nodeDrawing.ts';
import { placeBends, placeNodes } from './placeNodes.ts';

/** A node with its position. */
export interface PlacedNode extends Box {
  readonly node: GraphNode;
  readonly drawing: NodeDrawing;
  /** The connected ports. */
  readonly wired: { readonly inputs: ReadonlySet<string>; readonly outputs: ReadonlySet<string> };
}

interface PlacedWire {
  readonly edge: GraphEdge;
  readonly curves: readonly Curve[];
}

/** A frame or comment with its position. */
export interface PlacedAnnotation extends Box {
  readonly annotation: Annotation;
  readonly drawing: AnnotationDrawing;
  /** Its whole area: a frame with its name. */
  readonly cover: Box;
}

/** The drawing of a whole graph. */
export interface GraphDrawing {
  readonly nodes: readonly PlacedNode[];
  readonly wires: readonly PlacedWire[];
  readonly annotations: readonly PlacedAnnotation[];
}

/** Draws a whole graph, without wires to missing nodes. */
export function drawWhole(document: GraphDocument, analysis: DrawnGraph): GraphDrawing {
  const positions = placeNodes(document);
  const wired = wiredPorts(document.edges);
  const nodes = document.nodes.map((node): PlacedNode => {
    const drawing = drawNode(node, analysis.nodes.get(node.id), layerOf(document, node));
    const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
    const { width, height } = drawing;
    return { node, drawing, x, y, width, height, wired: { inputs: wired.inputs(node.id), outputs: wired.outputs(node.id) } };
  });
  const byId = new Map(nodes.map((box) => [box.node.id, box] as const).reverse());
  const bends = placeBends(document);
  const wires = document.edges.flatMap((edge, index): PlacedWire[] => {
    const [from, to] = [byId.get(edge.from[0]), byId.get(edge.to[0])];
    return from && to ? [{ edge, curves: wireCurves(outputOf(from, edge.from[1]), inputOf(to, edge.to[1]), bends[index]) }] : [];
  });
  const annotations = (document.annotations ?? []).map((annotation) => ({
    annotation,
    drawing: drawAnnotation(annotation),
    ...boxOf(annotation),
    cover: coverOf(annotation),
  }));
  return { nodes, wires, annotations };
}

/** The start of a wire at a node: the middle of its side if the port is unknown. */
export function outputOf({ x, y, width, height, drawing }: Omit<PlacedNode, 'node' | 'wired'>, port: string): Point {
  return { x: x + width, y: y + (drawing.outputs.get(port) ?? height / 2) };
}

export function inputOf({ x, y, height, drawing }: Omit<PlacedNode, 'node' | 'wired'>, port: string): Point {
  return { x, y: y + (drawing.inputs.get(port) ?? height / 2) };
}

const NO_PORTS: ReadonlySet<string> = new Set();

function wiredPorts(edges: readonly GraphEdge[]) {
  const collect = (end: 'from' | 'to') => {
    const ends = Map.groupBy(
      edges.map((edge) => edge[end]),
      ([nodeId]) => nodeId,
    );
    const ports = new Map([...ends].map(([nodeId, wired]) => [nodeId, new Set(wired.map(([, port]) => port))]));
    return (nodeId: string): ReadonlySet<string> => ports.get(nodeId) ?? NO_PORTS;
  };
  return { outputs: collect('from'), inputs: collect('to') };
}
