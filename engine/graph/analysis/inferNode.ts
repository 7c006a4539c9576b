import { describeShape, inputPorts, type Layer, ShapeMismatch, type ShapeMismatchDescription } from '../../layers/index.ts';
import { declared, type Message, message } from '../../messages/index.ts';
import { type Shape, sizeOf } from '../../ops/index.ts';
import { readParams } from '../../params/index.ts';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';
import type { GraphEdge, GraphNode } from '../document/document.ts';
import { BLOCK_INPUT, findNodeType } from '../document/nodeTypes.ts';
import type { Wiring } from '../document/wiring.ts';
import { type NodeAnalysis, nameNode } from './nodeAnalysis.ts';
import { setParams } from './remedies.ts';

/** Reads a node's type and parameters, before shapes are inferred. */
export function describeNode(node: GraphNode, diagnostics: Diagnostic[]): NodeAnalysis {
  const layer = findNodeType(node.type);
  const nothing = { node, inputs: {}, weights: {}, parameters: 0 };
  if (!layer) {
    diagnostics.push({
      code: 'node.unknownType',
      severity: 'error',
      nodeId: node.id,
      ...message("'{{node}}' has the type '{{type}}', which this version does not know; it is kept unchanged", {
        node: node.id,
        type: node.type,
      }),
      expected: message('a known node type'),
      received: node.type,
    });
    return { ...nothing, params: node.params ?? {} };
  }
  const { values, problems } = readParams(layer.params, node.params);
  for (const { param, message: problem, expected, received } of problems) {
    const text = message('{{node}}: {{problem}}', { node: nameNode(node), problem });
    diagnostics.push({ code: 'node.invalidParam', severity: 'error', nodeId: node.id, param, ...text, expected, received });
  }
  return { ...nothing, layer, params: values, ...(problems.length > 0 && { hasInvalidParams: true }) };
}

/** Context of shape inference, and where it reports. */
export interface Inference {
  readonly analyses: ReadonlyMap<string, NodeAnalysis>;
  readonly wiring: Wiring;
  readonly diagnostics: Diagnostic[];
  /** True if input ports may be unconnected. */
  readonly mayBeOpen: boolean;
  /** Shapes at the inputs of a block that is analyzed on its own. */
  readonly entering?: Readonly<Record<string, Shape>>;
}

/** Infers a node's output and weights from its inputs; leaves them open if an input is. */
export function inferNode(analysis: NodeAnalysis, inference: Inference): NodeAnalysis {
  const { node, layer, params, hasInvalidParams } = analysis;
  const { analyses, wiring, diagnostics, mayBeOpen, entering } = inference;
  if (!layer) return analysis;
  if (hasInvalidParams && layer.inputsFor) return analysis;
  if (layer.type === BLOCK_INPUT) return { ...analysis, ...(entering?.[node.id] && { output: entering[node.id] }) };
  const edges = wiring.incoming.get(node.id);
  const inputs: Record<string, Shape> = {};
  const ports = inputPorts(layer, params);
  for (const port of Object.keys(ports)) {
    const edge = edges?.get(port);
    const shape = edge && analyses.get(edge.from[0])?.output;
    if (shape) inputs[port] = shape;
    if (!edge && !mayBeOpen) diagnostics.push(describeOpenPort(node, port));
  }
  const known = { ...analysis, inputs };
  if (hasInvalidParams || Object.keys(inputs).length < Object.keys(ports).length) return known;
  try {
    checkRanks(ports, inputs);
    const output = layer.inferShape(inputs, params, { ...classesOf(edges?.get('target'), analyses) });
    const weights = layer.weights?.(inputs, params) ?? {};
    const parameters = Object.values(weights).reduce((total, { shape }) => total + sizeOf(shape), 0);
    return { ...known, output, weights, parameters };
  } catch (error) {
    if (!(error instanceof ShapeMismatch)) throw error;
    diagnostics.push(describeMismatch(node, error.description, analyses, wiring));
    return known;
  }
}

function classesOf(edge: GraphEdge | undefined, analyses: ReadonlyMap<string, NodeAnalysis>): { classes?: number } {
  const classes = edge && analyses.get(edge.from[0])?.params.classes;
  return typeof classes === 'number' ? { classes } : {};
}

function checkRanks(ports: Layer['inputs'], inputs: Readonly<Record<string, Shape>>): void {
  for (const [port, { minRank = 0, maxRank = Number.POSITIVE_INFINITY }] of Object.entries(ports)) {
    const rank = inputs[port].length;
    if (rank >= minRank && rank <= maxRank) continue;
    const bound = rank < minRank ? minRank : maxRank;
    const least = rank < minRank ? message('at least {{bound}}', { bound }) : message('at most {{bound}}', { bound });
    const count = minRank === maxRank ? bound : least;
    throw new ShapeMismatch({
      at: { port },
      expected:
        bound === 1
          ? message('a tensor of {{count}} dimension', { count })
          : message('a tensor of {{count}} dimensions', { count }),
      received: describeShape(inputs[port]),
    });
  }
}

function describeOpenPort(node: GraphNode, port: string): Diagnostic {
  return { code: 'port.unconnected', severity: 'error', nodeId: node.id, port, ...missingWire(nameNode(node), port) };
}

/** The message of an unconnected port. */
export function missingWire(node: Message, port: string): Message & Pick<Diagnostic, 'expected' | 'received'> {
  return {
    ...message("{{node}} needs a wire at '{{port}}', but has none", { node, port: declared(port) }),
    expected: message('a wire'),
    received: message('none'),
  };
}

function describeMismatch(
  node: GraphNode,
  mismatch: ShapeMismatchDescription,
  analyses: ReadonlyMap<string, NodeAnalysis>,
  wiring: Wiring,
): Diagnostic {
  const { at, expected, received } = mismatch;
  const text = mismatchMessage(nameNode(node), mismatch);
  const fix = findFix(node, mismatch, analyses, wiring);
  return { code: 'shape.mismatch', severity: 'error', nodeId: node.id, ...at, ...text, expected, received, ...(fix && { fix }) };
}

function mismatchMessage(node: Message, { at: { port, param }, expected, received }: ShapeMismatchDescription): Message {
  const values = { node, expected, received };
  if (port) {
    return message("{{node}} expects {{expected}} at '{{port}}', but has {{received}}", { ...values, port: declared(port) });
  }
  if (param) return message("{{node}} expects {{expected}} for '{{param}}', but has {{received}}", { ...values, param });
  return message('{{node}} expects {{expected}}, but has {{received}}', values);
}

/** Turns a suggestion into an edit of the node, or of the nearest upstream node that has the parameter. */
function findFix(
  node: GraphNode,
  { at, suggestion }: ShapeMismatchDescription,
  analyses: ReadonlyMap<string, NodeAnalysis>,
  wiring: Wiring,
): Fix | undefined {
  if (!suggestion) return undefined;
  let nodeId: string | undefined = node.id;
  if (suggestion.nodeOf === 'source') nodeId = wiring.incoming.get(node.id)?.get(at.port ?? 'in')?.from[0];
  while (nodeId !== undefined && !(suggestion.param in (analyses.get(nodeId)?.layer?.params ?? {}))) {
    nodeId = wiring.incoming.get(nodeId)?.get('in')?.from[0];
  }
  if (nodeId === undefined) return undefined;
  const { param, value } = suggestion;
  return setParams([[nodeId, param, value]]);
}
