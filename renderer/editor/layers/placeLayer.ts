import { BLOCK, type DataDescription, type GraphDocument, type GraphEdge, type GraphNode, layerOf } from '#engine/graph/index.ts';
import { type Layer, outputPorts } from '#engine/layers/index.ts';
import {
  addFragment,
  connectPorts,
  type DocumentState,
  type DocumentStore,
  freshId,
  idsOf,
  insertIntoWire,
  moveNodes,
  type Point,
} from '../../document/index.ts';
import { geometryOf, placeNodes, sizeOfLayer } from '../../drawing/index.ts';
import { declared, message } from '../../language/index.ts';
import { freePosition, GAP, positionBetween } from '../connections/freePosition.ts';
import { paramsFrom } from '../connections/paramsOf.ts';
import { fittingPort, type OpenEnd, wireBetween } from '../connections/validateConnection.ts';

function newNode(document: GraphDocument, layer: Layer, position: Point, data?: DataDescription): GraphNode {
  return {
    id: freshId(idsOf(document), layer.type === BLOCK ? String(layer.params.block.default) : layer.type),
    type: layer.type,
    ...paramsFrom(layer, document, data),
    position: { x: Math.round(position.x), y: Math.round(position.y) },
  };
}

/** Adds a layer centered at a position, and selects it. An input or target takes its shape from the data. */
export function addLayer(store: DocumentStore, layer: Layer, middle: Point, data?: DataDescription): void {
  const { width, height } = sizeOfLayer(layer);
  const corner = { x: middle.x - width / 2, y: middle.y - height / 2 };
  const node = newNode(store.getState().document, layer, corner, data);
  store.edit(message('Add {{label}}', { label: declared(layer.ui.label) }), addFragment({ nodes: [node], edges: [] }));
  store.select({ nodes: new Set([node.id]) });
}

/** Adds a layer at the open end of a wire, connected to it, and selects it. */
export function addLayerAtEnd(
  store: DocumentStore,
  layer: Layer,
  port: string,
  corner: Point,
  end: OpenEnd,
  data?: DataDescription,
): void {
  const { width, height } = sizeOfLayer(layer);
  const x = end.side === 'output' ? corner.x : corner.x - width;
  const node = newNode(store.getState().document, layer, { x, y: corner.y - height / 2 }, data);
  store.edit(message('Add {{label}}', { label: declared(layer.ui.label) }), (draft) => {
    addFragment({ nodes: [node], edges: [] })(draft);
    connectPorts(wireBetween(end, node.id, port))(draft);
  });
  store.select({ nodes: new Set([node.id]) });
}

/** True if a layer can be inserted into a wire: its input fits, and it has an output. */
export function canInsert(document: GraphDocument, data: DataDescription | undefined, layer: Layer, edge: GraphEdge): boolean {
  const [nodeId, port] = edge.from;
  return layer.hasOutput && fittingPort(document, data, layer, { nodeId, port, side: 'output' }) !== undefined;
}

/** Inserts a layer into a wire, and selects it. Nodes to the right make room. */
export function addLayerIntoWire(store: DocumentStore, layer: Layer, middle: Point, edge: GraphEdge): void {
  const { document } = store.getState();
  const size = sizeOfLayer(layer);
  const free = positionBetween(document, edge.from[0], edge.to[0], size);
  const node = newNode(document, layer, free?.corner ?? { x: middle.x - size.width / 2, y: middle.y - size.height / 2 });
  const [port] = Object.keys(layer.inputs);
  store.edit(message('Insert {{label}}', { label: declared(layer.ui.label) }), (draft) => {
    if (free) moveNodes(free.moved)(draft);
    insertIntoWire(node, port, edge, outputPorts(layer)[0])(draft);
  });
  store.select({ nodes: new Set([node.id]) });
}

/**
 * Adds a layer without a pointer: behind the selected node and connected to it if that is free and fits, else in the middle of
 * the view.
 */
export function addLayerNext(store: DocumentStore, layer: Layer, data: DataDescription | undefined, center: Point): void {
  const { document } = store.getState();
  const size = sizeOfLayer(layer);
  const last = openSelection(store.getState());
  const [output] = last ? outputPortsOf(document, last) : [];
  const end: OpenEnd | undefined = last && output !== undefined ? { nodeId: last.id, port: output, side: 'output' } : undefined;
  const port = end && fittingPort(document, data, layer, end);
  if (end && port !== undefined) {
    addLayerBehind(store, layer, port, end);
    return;
  }
  const { x, y } = freePosition(document, { x: center.x - size.width / 2, y: center.y - size.height / 2 }, size);
  addLayer(store, layer, { x: x + size.width / 2, y: y + size.height / 2 }, data);
}

/** Adds a layer to the right of an output's node, connected to it, at a free position. */
export function addLayerBehind(store: DocumentStore, layer: Layer, port: string, end: OpenEnd): void {
  const { document } = store.getState();
  const last = document.nodes.find(({ id }) => id === end.nodeId);
  const from = placeNodes(document).get(end.nodeId) ?? { x: 0, y: 0 };
  const size = sizeOfLayer(layer);
  const behind = { x: from.x + (last ? geometryOf(last, layerOf(document, last)).width : 0) + GAP, y: from.y };
  const { x, y } = freePosition(document, behind, size);
  addLayerAtEnd(store, layer, port, { x, y: y + size.height / 2 }, end);
}

function outputPortsOf(document: GraphDocument, node: GraphNode): readonly string[] {
  const layer = layerOf(document, node);
  return layer ? outputPorts(layer) : ['out'];
}

/** The single selected node, if its output is free. */
function openSelection({ document, selection }: DocumentState): GraphNode | undefined {
  if (selection.nodes.size !== 1) return undefined;
  const [id] = selection.nodes;
  return document.edges.some(({ from }) => from[0] === id) ? undefined : document.nodes.find((node) => node.id === id);
}
