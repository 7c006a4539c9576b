import type { DataDescription, GraphDocument, GraphEdge, GraphNode } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { addFragment, connectPorts, type DocumentStore, freshId, idsOf, insertIntoWire, type Point } from '../document/index.ts';
import { fittingPort, type OpenEnd, wireBetween } from './judgeWire.ts';
import { nodeSize } from './nodeSize.ts';

function newNode(document: GraphDocument, layer: Layer, position: Point): GraphNode {
  return {
    id: freshId(idsOf(document), layer.type),
    type: layer.type,
    position: { x: Math.round(position.x), y: Math.round(position.y) },
  };
}

/** Adds a layer with its middle at a place, and selects it. */
export function addLayer(store: DocumentStore, layer: Layer, middle: Point): void {
  const { width, height } = nodeSize(layer);
  const node = newNode(store.getState().document, layer, { x: middle.x - width / 2, y: middle.y - height / 2 });
  store.edit(`Add ${layer.ui.label}`, addFragment({ nodes: [node], edges: [] }));
  store.select({ nodes: new Set([node.id]) });
}

/** Adds a layer at the open end of a wire, wired to it, and selects it. */
export function addLayerAtEnd(store: DocumentStore, layer: Layer, port: string, place: Point, end: OpenEnd): void {
  const { width, height } = nodeSize(layer);
  const x = end.side === 'output' ? place.x : place.x - width;
  const node = newNode(store.getState().document, layer, { x, y: place.y - height / 2 });
  const edge = wireBetween(end, node.id, port, end.side === 'output' ? 'input' : 'output');
  store.edit(`Add ${layer.ui.label}`, (draft) => {
    addFragment({ nodes: [node], edges: [] })(draft);
    if (edge) connectPorts(edge)(draft);
  });
  store.select({ nodes: new Set([node.id]) });
}

/** Whether a layer can be put into a wire: it takes what comes, and something goes on from it. */
export function canInsert(document: GraphDocument, data: DataDescription | undefined, layer: Layer, edge: GraphEdge): boolean {
  const [nodeId, port] = edge.from;
  return layer.hasOutput && fittingPort(document, data, layer, { nodeId, port, side: 'output' }) !== undefined;
}

/** Adds a layer into a wire, and selects it. */
export function addLayerIntoWire(store: DocumentStore, layer: Layer, middle: Point, edge: GraphEdge): void {
  const { width, height } = nodeSize(layer);
  const node = newNode(store.getState().document, layer, { x: middle.x - width / 2, y: middle.y - height / 2 });
  const [port] = Object.keys(layer.inputs);
  store.edit(`Insert ${layer.ui.label}`, insertIntoWire(node, port, edge));
  store.select({ nodes: new Set([node.id]) });
}

const STEP = 40;

/**
 * Adds a layer without a pointer: behind the selected node and wired to it where that fits, else where the canvas looks.
 */
export function addLayerNext(store: DocumentStore, layer: Layer, data: DataDescription | undefined, center: Point): void {
  const { document, selection } = store.getState();
  const last = selection.nodes.size === 1 ? document.nodes.find(({ id }) => selection.nodes.has(id)) : undefined;
  const end: OpenEnd | undefined = last && { nodeId: last.id, port: 'out', side: 'output' };
  const port = end && fittingPort(document, data, layer, end);
  if (last?.position && end && port !== undefined) {
    const { height } = nodeSize(layer);
    addLayerAtEnd(store, layer, port, { x: last.position.x + 168 + STEP, y: last.position.y + height / 2 }, end);
    return;
  }
  addLayer(store, layer, freePlace(document, center));
}

/** A place near the one wanted where no other node has its corner. */
function freePlace({ nodes }: GraphDocument, wanted: Point): Point {
  let place = wanted;
  while (nodes.some(({ position }) => position && Math.hypot(position.x + 84 - place.x, position.y + 38 - place.y) < STEP)) {
    place = { x: place.x + STEP, y: place.y + STEP };
  }
  return place;
}
