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
  type Size,
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

/** Adds a layer, with a wire if wanted, and selects it. An input or target takes its shape from the data. */
function addNode(
  store: DocumentStore,
  layer: Layer,
  corner: Point,
  data: DataDescription | undefined,
  wireOf?: (nodeId: string) => GraphEdge,
): void {
  const node = newNode(store.getState().document, layer, corner, data);
  store.edit(message('Add {{label}}', { label: declared(layer.ui.label) }), (draft) => {
    addFragment({ nodes: [node], edges: [] })(draft);
    if (wireOf) connectPorts(wireOf(node.id))(draft);
  });
  store.select({ nodes: new Set([node.id]) });
}

const cornerOf = ({ x, y }: Point, { width, height }: Size): Point => ({ x: x - width / 2, y: y - height / 2 });

/** Adds a layer centered at a position. */
export function addLayer(store: DocumentStore, layer: Layer, middle: Point, data?: DataDescription): void {
  addNode(store, layer, cornerOf(middle, sizeOfLayer(layer)), data);
}

/** Adds a layer at the open end of a wire, connected to it. */
export function addLayerAtEnd(
  store: DocumentStore,
  layer: Layer,
  port: string,
  { x, y }: Point,
  end: OpenEnd,
  data?: DataDescription,
): void {
  const { width, height } = sizeOfLayer(layer);
  const corner = { x: end.side === 'output' ? x : x - width, y: y - height / 2 };
  addNode(store, layer, corner, data, (nodeId) => wireBetween(end, nodeId, port));
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
  const node = newNode(document, layer, free?.corner ?? cornerOf(middle, size));
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
  const end = selectedOutput(store.getState());
  const port = end && fittingPort(document, data, layer, end);
  const size = sizeOfLayer(layer);
  if (end && port !== undefined) addLayerBehind(store, layer, port, end);
  else addNode(store, layer, freePosition(document, cornerOf(center, size), size), data);
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

/** The output of the single selected node, if it is free. */
function selectedOutput({ document, selection }: DocumentState): OpenEnd | undefined {
  const [id] = selection.nodes;
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (selection.nodes.size !== 1 || !node || document.edges.some(({ from }) => from[0] === id)) return undefined;
  const layer = layerOf(document, node);
  const [port] = layer ? outputPorts(layer) : ['out'];
  return port === undefined ? undefined : { nodeId: node.id, port, side: 'output' };
}
