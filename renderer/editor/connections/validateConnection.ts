import {
  type DataDescription,
  type Diagnostic,
  type DrawnGraph,
  drawnGraph,
  type GraphAnalysis,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  outputShape,
} from '#engine/graph/index.ts';
import { LAYERS, type Layer, outputPorts } from '#engine/layers/index.ts';
import { messageOf } from '#engine/messages/index.ts';
import { analysisOf, withWire } from '../../document/index.ts';
import { formatShape } from '../../language/format/index.ts';
import { type Message, message } from '../../language/index.ts';
import { paramsOf } from './paramsOf.ts';

/** What a wire would do, before it is drawn. Only a refused one cannot be; a mismatch can, and is flagged. */
export interface ConnectionValidity {
  readonly kind: 'fits' | 'mismatch' | 'refused';
  /** One sentence for the person holding the wire. */
  readonly text: Message;
}

/** Validates a wire by connecting it in a copy of the document. */
export function validateConnection(
  document: GraphDocument,
  data: DataDescription | undefined,
  edge: GraphEdge,
): ConnectionValidity {
  if (edge.from[0] === edge.to[0])
    return { kind: 'refused', text: message('A node cannot connect to itself: data must flow one way.') };
  const before = analysisOf(document, data);
  const after = analysisOf({ ...document, edges: withWire(document.edges, edge) }, data);
  const fresh = newErrors(before, after);
  const cycle = fresh.find(({ code }) => code === 'graph.cycle');
  if (cycle) return { kind: 'refused', text: message('{{sentence}}.', { sentence: messageOf(cycle) }) };
  const [problem] = fresh;
  if (problem) return { kind: 'mismatch', text: message('{{sentence}}.', { sentence: messageOf(problem) }) };
  return { kind: 'fits', text: describeFit(drawnGraph(after), edge) };
}

/** The errors caused by a wire. Ports that are still open are not among them: they matter only once they reach a loss. */
export function newErrors(before: GraphAnalysis, after: GraphAnalysis): Diagnostic[] {
  const known = new Set(before.diagnostics.map(keyOf));
  return after.diagnostics.filter(
    (diagnostic) => diagnostic.severity === 'error' && diagnostic.code !== 'port.unconnected' && !known.has(keyOf(diagnostic)),
  );
}

function keyOf({ code, nodeId, port, param, template, values }: Diagnostic): string {
  return JSON.stringify([code, nodeId, port, param, template, values]);
}

function describeFit({ nodes }: DrawnGraph, { from, to }: GraphEdge): Message {
  const source = nodes.get(from[0]);
  const given = source && outputShape(source, from[1]);
  if (!given) return message('Connection OK so far: the input shape is not known yet.');
  const result = nodes.get(to[0]);
  const output = result?.layer?.hasOutput && result.output;
  const shape = formatShape(given);
  return output
    ? message('Shapes match: {{shape}} in, {{result}} out', { shape, result: formatShape(output) })
    : message('Shapes match: {{shape}}', { shape });
}

/** One end of a wire whose other end is free. */
export interface OpenEnd {
  readonly nodeId: string;
  readonly port: string;
  readonly side: 'output' | 'input';
}

/** The wire between an open end and a port on the other side of another node. */
export function wireBetween(end: OpenEnd, nodeId: string, port: string): GraphEdge {
  return end.side === 'output'
    ? { from: [end.nodeId, end.port], to: [nodeId, port] }
    : { from: [nodeId, port], to: [end.nodeId, end.port] };
}

/** A layer that fits an open end, and its port. */
export interface Candidate {
  readonly layer: Layer;
  readonly port?: string;
}

/** The layers that fit an open end, in palette order; all of them without one. */
export function fittingLayers(document: GraphDocument, data: DataDescription | undefined, end?: OpenEnd): Candidate[] {
  if (!end) return LAYERS.map((layer) => ({ layer }));
  const cut = cutBehind(document, data, end) ?? { document, end };
  return LAYERS.flatMap((layer) => {
    const port = fittingPort(cut.document, data, layer, cut.end);
    return port === undefined ? [] : [{ layer, port }];
  });
}

const TRIAL = ' trial';
const TRIAL_SOURCE = ' trial source';

/**
 * A document with only an output's node: the layers behind it depend on nothing else, and are tried at the cost of three nodes
 * instead of thousands. Undefined if the end is an input, or its shape is unknown.
 */
function cutBehind(
  document: GraphDocument,
  data: DataDescription | undefined,
  { nodeId, port, side }: OpenEnd,
): { readonly document: GraphDocument; readonly end: OpenEnd } | undefined {
  const known = side === 'output' ? drawnGraph(analysisOf(document, data)).nodes.get(nodeId) : undefined;
  const shape = known && outputShape(known, port);
  if (!known || !shape) return undefined;
  const end: OpenEnd = { nodeId: known.node.id, port: 'out', side };
  // Data differs from computed values, and class targets from other targets.
  if (known.node.type === 'input' || known.node.type === 'target') {
    return { document: { ...document, nodes: [known.node], edges: [] }, end };
  }
  const source: GraphNode = { id: TRIAL_SOURCE, type: 'input', params: { shape: [...shape] } };
  const standIn: GraphNode = { id: known.node.id, type: 'linear' };
  const wire: GraphEdge = { from: [source.id, 'out'], to: [standIn.id, 'in'] };
  return { document: { ...document, nodes: [source, standIn], edges: [wire] }, end };
}

/** The port at which a new node of a layer fits an open end; undefined if none does. */
export function fittingPort(
  document: GraphDocument,
  data: DataDescription | undefined,
  layer: Layer,
  end: OpenEnd,
): string | undefined {
  const trial: GraphNode = { id: TRIAL, type: layer.type, ...paramsOf(layer) };
  const extended: GraphDocument = { ...document, nodes: [...document.nodes, trial] };
  const ports = end.side === 'input' ? outputPorts(layer) : preferredPorts(document, layer, end);
  return ports.find((port) => validateConnection(extended, data, wireBetween(end, TRIAL, port)).kind === 'fits');
}

/** Targets belong to a loss's target port, everything else to its prediction. */
function preferredPorts(document: GraphDocument, layer: Layer, end: OpenEnd): string[] {
  const ports = Object.keys(layer.inputs);
  const isTarget = document.nodes.find(({ id }) => id === end.nodeId)?.type === 'target';
  return isTarget && ports.includes('target') ? ['target'] : ports;
}
