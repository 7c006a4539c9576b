import { type DataDescription, drawnGraph, type GraphDocument, type GraphEdge, sameEdge } from '#engine/graph/index.ts';
import { analysisOf, type DocumentStore, disconnectPort, removeElements } from '../../document/index.ts';
import { nameAsData } from '../../drawing/index.ts';
import { type Message, message } from '../../language/index.ts';
import { fixesForWire } from '../connections/fixes/fixesForWire.ts';
import { type OpenEnd, validateConnection } from '../connections/validateConnection.ts';
import type { WireProblem } from './state/canvasUi.ts';

/** The history entry for drawing a wire. */
export function connectLabel(document: GraphDocument, { from, to }: GraphEdge): Message {
  return message('Connect {{from}} to {{to}}', { from: nameAsData(document, from[0]), to: nameAsData(document, to[0]) });
}

/** The problem of a wire, connected or rejected, with fixes; undefined if there is none. */
export function problemOf(
  document: GraphDocument,
  data: DataDescription | undefined,
  edge: GraphEdge,
): Omit<WireProblem, 'at'> | undefined {
  const without: GraphDocument = { ...document, edges: document.edges.filter((present) => !sameEdge(present, edge)) };
  const { kind, text } = validateConnection(without, data, edge);
  if (kind === 'fits') return undefined;
  return { edge, kind, text, fixes: fixesForWire(document, data, edge) };
}

/** Removes all wires of a port. */
export function disconnect(store: DocumentStore, { nodeId, port, side }: OpenEnd): void {
  const { document } = store.getState();
  const name = nameAsData(document, nodeId);
  if (side === 'input') {
    store.edit(message('Disconnect {{name}}', { name }), disconnectPort(nodeId, port));
    return;
  }
  const wires = (drawnGraph(analysisOf(document, undefined)).wiring.outgoing.get(nodeId) ?? []).filter(
    ({ from }) => from[1] === port,
  );
  store.edit(message('Disconnect {{count}} wires of {{name}}', { count: wires.length, name }), removeElements(new Set(), wires));
}
