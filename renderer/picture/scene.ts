import {
  type Annotation,
  analyzeGraph,
  type DrawnGraph,
  drawnGraph,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  layerOf,
} from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { boxOf, coverOf } from '../canvas/annotations/annotationBox.ts';
import { geometryOf } from '../canvas/nodeSize.ts';
import { placeBends, placeNodes } from '../canvas/placeNodes.ts';
import { type Curve, type Point, wireCurves, wireKey } from '../document/index.ts';
import type { PictureColors } from './pictureColors.ts';

/** How something stands out in a picture: by its form, and by its color. */
export type Mark = 'added' | 'removed' | 'changed';

/** What stands out: nodes by their ids, wires by their keys. */
export interface Marks {
  readonly nodes: ReadonlyMap<string, Mark>;
  readonly wires: ReadonlyMap<string, Mark>;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a node stands, and where its ports are. */
export interface NodeBox extends Box {
  readonly node: GraphNode;
  readonly layer: Layer | undefined;
  readonly mark: Mark | undefined;
  /** How many lines its name takes. */
  readonly nameLines: 1 | 2;
  readonly inputs: ReadonlyMap<string, Point>;
  readonly outputs: ReadonlyMap<string, Point>;
}

/** A frame around nodes, or a note. */
export interface AnnotationBox extends Box {
  readonly annotation: Annotation;
  /** All that it covers: a frame with its name. */
  readonly cover: Box;
}

export interface PlacedWire {
  readonly edge: GraphEdge;
  readonly curves: readonly Curve[];
  readonly mark: Mark | undefined;
}

/** All that a picture shows, in the canvas's units. */
export interface Scene {
  readonly document: GraphDocument;
  readonly analysis: DrawnGraph;
  readonly colors: PictureColors;
  readonly annotations: readonly AnnotationBox[];
  readonly nodes: readonly NodeBox[];
  readonly wires: readonly PlacedWire[];
}

/** Puts a document in its place. Wires to nodes or ports that are not there are left out: there is nowhere to draw them. */
export function createScene(
  document: GraphDocument,
  colors: PictureColors,
  marks?: Marks,
  analysis: DrawnGraph = drawnGraph(analyzeGraph(document)),
): Scene {
  const places = placeNodes(document);
  const nodes = document.nodes.map((node) =>
    placeNode(node, layerOf(document, node), places.get(node.id), marks?.nodes.get(node.id)),
  );
  const byId = new Map(nodes.map((box) => [box.node.id, box]).reverse() as [string, NodeBox][]);
  const bends = placeBends(document);
  const wires = document.edges.flatMap((edge, index): PlacedWire[] => {
    const from = outputOf(byId.get(edge.from[0]), edge.from[1]);
    const to = inputOf(byId.get(edge.to[0]), edge.to[1]);
    return from && to ? [{ edge, curves: wireCurves(from, to, bends[index]), mark: marks?.wires.get(wireKey(edge)) }] : [];
  });
  const annotations = (document.annotations ?? []).map((annotation) => ({
    annotation,
    ...boxOf(annotation),
    cover: coverOf(annotation),
  }));
  return { document, analysis, colors, annotations, nodes, wires };
}

/** Where a wire leaves a node: in the middle of its side, where the port is not known. */
function outputOf(box: NodeBox | undefined, port: string): Point | undefined {
  return box && (box.outputs.get(port) ?? { x: box.x + box.width, y: box.y + box.height / 2 });
}

function inputOf(box: NodeBox | undefined, port: string): Point | undefined {
  return box && (box.inputs.get(port) ?? { x: box.x, y: box.y + box.height / 2 });
}

function placeNode(node: GraphNode, layer: Layer | undefined, { x, y }: Point = { x: 0, y: 0 }, mark: Mark | undefined): NodeBox {
  const { width, height, nameLines, inputs, outputs } = geometryOf(node, layer);
  return {
    node,
    layer,
    mark,
    x,
    y,
    width,
    height,
    nameLines,
    inputs: new Map([...inputs].map(([port, below]) => [port, { x, y: y + below }])),
    outputs: new Map([...outputs].map(([port, below]) => [port, { x: x + width, y: y + below }])),
  };
}

/** The smallest box around some others; a small one where there are none. */
export function boundsOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 160, height: 80 };
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
