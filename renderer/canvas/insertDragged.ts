import { type GraphDocument, type GraphEdge, layerOf } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { connectPorts, type DocumentStore, moveNodes, type Point, removeElements } from '../document/index.ts';
import { geometryOf, nameAsData } from '../drawing/index.ts';
import { message } from '../language/index.ts';
import { roomBetween } from './room.ts';

/** Inserts a node that was dropped on a wire into it. */
export function insertDragged(store: DocumentStore, nodeId: string, edge: GraphEdge): void {
  const { document: graph } = store.getState();
  const node = graph.nodes.find(({ id }) => id === nodeId);
  const layer = node && layerOf(graph, node);
  if (!layer) return;
  const [port] = Object.keys(inputPorts(layer, node.params));
  store.edit(message('Insert {{node}}', { node: nameAsData(graph, nodeId) }), (draft) => {
    moveNodes(placeIn(graph, nodeId, edge))(draft);
    removeElements(new Set(), [edge])(draft);
    connectPorts({ from: edge.from, to: [nodeId, port] })(draft);
    connectPorts({ from: [nodeId, outputPorts(layer)[0]], to: edge.to })(draft);
  });
}

/** The position of a node between the ends of a wire, and of nodes that make room. */
function placeIn(graph: GraphDocument, nodeId: string, { from, to }: GraphEdge): Map<string, Point> {
  const node = graph.nodes.find(({ id }) => id === nodeId);
  const room =
    node &&
    roomBetween(
      { ...graph, nodes: graph.nodes.filter(({ id }) => id !== nodeId) },
      from[0],
      to[0],
      geometryOf(node, layerOf(graph, node)),
    );
  if (!room) return new Map();
  return new Map([...room.moved, [nodeId, { x: Math.round(room.place.x), y: Math.round(room.place.y) }]]);
}
