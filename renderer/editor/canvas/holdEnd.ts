import { type DataDescription, drawnGraph, type GraphDocument, layerOf } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { analysisOf, downstreamOf } from '../../document/index.ts';
import { type ConnectionValidity, type OpenEnd, validateConnection, wireBetween } from '../connections/validateConnection.ts';
import { type HeldEnd, portKey } from './state/canvasUi.ts';

/** In larger graphs, ports are only validated on hover. */
const MANY = 150;

/** Holds the open end of a wire. Ports are validated on demand, once each. */
export function holdEnd(document: GraphDocument, data: DataDescription | undefined, end: OpenEnd): HeldEnd {
  const known = new Map<string, ConnectionValidity | undefined>();
  const isOpposite = oppositePorts(document, end);
  const closesCycle = cycleTest(document, data, end);

  function validate(nodeId: string, port: string): ConnectionValidity | undefined {
    const key = portKey(nodeId, port);
    if (known.has(key)) return known.get(key);
    const isPossible = isOpposite(nodeId, port);
    const validity = isPossible ? validateConnection(document, data, wireBetween(end, nodeId, port)) : undefined;
    known.set(key, validity);
    return validity;
  }
  return {
    end,
    validate,
    preview(nodeId, port) {
      if (nodeId === end.nodeId) return isOpposite(nodeId, port) ? 'refused' : undefined;
      if (!isOpposite(nodeId, port) || closesCycle(nodeId)) return 'refused';
      return document.nodes.length > MANY ? undefined : validate(nodeId, port)?.kind;
    },
  };
}

/** True if a wire between an open end and a node would close a cycle. */
export function cycleTest(
  document: GraphDocument,
  data: DataDescription | undefined,
  { nodeId, side }: OpenEnd,
): (otherId: string) => boolean {
  const analysis = drawnGraph(analysisOf(document, data));
  if (side === 'input') {
    const downstream = downstreamOf(analysis, nodeId);
    return (otherId) => downstream.has(otherId);
  }
  const upstream = new Set([nodeId]);
  // A set that grows during iteration is iterated to its end.
  for (const id of upstream) for (const { from } of analysis.wiring.incoming.get(id)?.values() ?? []) upstream.add(from[0]);
  return (otherId) => upstream.has(otherId);
}

/** True if a wire from an open end can lead to a node's port. */
function oppositePorts(document: GraphDocument, { side }: OpenEnd): (nodeId: string, port: string) => boolean {
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  return (nodeId, port) => {
    const node = byId.get(nodeId);
    if (!node) return false;
    const layer = layerOf(document, node);
    if (side === 'input') return layer ? outputPorts(layer).includes(port) : port === 'out';
    return layer ? port in inputPorts(layer, node.params) : port !== 'out';
  };
}
