import { inputPorts, outputPorts } from '../layers/index.ts';
import { readParams } from '../params/index.ts';
import { declared, type Message, message } from '../text/index.ts';
import { layerOf } from './blocks/nodeTypes.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import type { GraphDocument, GraphEdge, GraphNode } from './document.ts';

/** The wires of a graph by target port, without invalid ones. */
export interface Wiring {
  /** The wire into each port: node id → port → wire. */
  readonly incoming: ReadonlyMap<string, ReadonlyMap<string, GraphEdge>>;
  readonly outgoing: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly diagnostics: readonly Diagnostic[];
}

export function sameEdge(a: GraphEdge, b: GraphEdge): boolean {
  return a.from[0] === b.from[0] && a.from[1] === b.from[1] && a.to[0] === b.to[0] && a.to[1] === b.to[1];
}

/** Nodes by id; the first wins if two share an id. */
export function indexNodes(document: Pick<GraphDocument, 'nodes'>): Map<string, GraphNode> {
  const nodes = new Map<string, GraphNode>();
  for (const node of document.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  return nodes;
}

/** A graph or a block, and the blocks that its nodes may use. */
export type Wired = Pick<GraphDocument, 'edges' | 'blocks'>;

/** Indexes the wires of a graph by port; reports those to a missing node, a missing port or an occupied port. */
export function readWiring(document: Wired, nodes: ReadonlyMap<string, GraphNode>): Wiring {
  const incoming = new Map<string, Map<string, GraphEdge>>();
  const outgoing = new Map<string, GraphEdge[]>();
  const diagnostics: Diagnostic[] = [];
  for (const edge of document.edges) {
    const problem = describeBadEdge(edge, nodes, document) ?? describeTakenPort(edge, incoming);
    if (problem) {
      diagnostics.push(problem);
      continue;
    }
    const ports = incoming.get(edge.to[0]) ?? new Map<string, GraphEdge>();
    incoming.set(edge.to[0], ports.set(edge.to[1], edge));
    const wires = outgoing.get(edge.from[0]);
    if (wires) wires.push(edge);
    else outgoing.set(edge.from[0], [edge]);
  }
  return { incoming, outgoing, diagnostics };
}

const removal = (edge: GraphEdge): Fix => ({ label: message('Remove the wire'), edits: [{ type: 'removeEdge', edge }] });

function describeBadEdge(edge: GraphEdge, nodes: ReadonlyMap<string, GraphNode>, document: Wired): Diagnostic | undefined {
  for (const [end, [nodeId, port]] of [
    ['from', edge.from],
    ['to', edge.to],
  ] as const) {
    const node = nodes.get(nodeId);
    if (!node) {
      const values = { from: edge.from[0], to: edge.to[0], node: nodeId };
      return {
        code: 'edge.unknownNode',
        severity: 'error',
        edge,
        ...message("A wire from '{{from}}' to '{{to}}' expects a node '{{node}}', which does not exist", values),
        expected: message('a node of this graph'),
        received: nodeId,
        fix: removal(edge),
      };
    }
    const ports = portsOf(document, node, end);
    if (!ports || ports.includes(port)) continue;
    const expected = describePorts(ports, end);
    const values = { port, node: nodeId, type: node.type, expected };
    return {
      code: 'edge.unknownPort',
      severity: 'error',
      nodeId,
      port,
      edge,
      ...message("A wire to port '{{port}}' of '{{node}}' ({{type}}): expected {{expected}}", values),
      expected,
      received: port,
      fix: removal(edge),
    };
  }
  return undefined;
}

function describePorts(ports: readonly string[], end: 'from' | 'to'): Message {
  if (ports.length > 0) return message('one of the ports {{ports}}', { ports: ports.map(declared) });
  return end === 'to' ? message('no wire: it has no inputs') : message('no wire: it has no output');
}

/** The ports at one end of a node; undefined if any may be valid: unknown type, or an invalid parameter that decides. */
function portsOf(document: Wired, node: GraphNode, end: 'from' | 'to'): readonly string[] | undefined {
  const layer = layerOf(document, node);
  if (!layer) return undefined;
  if (end === 'from') return outputPorts(layer);
  if (layer.inputsFor && readParams(layer.params, node.params).problems.length > 0) return undefined;
  return Object.keys(inputPorts(layer, node.params));
}

function describeTakenPort(
  edge: GraphEdge,
  incoming: ReadonlyMap<string, ReadonlyMap<string, GraphEdge>>,
): Diagnostic | undefined {
  const [nodeId, port] = edge.to;
  const taken = incoming.get(nodeId)?.get(port);
  if (!taken) return undefined;
  const values = { port: declared(port), node: nodeId, first: taken.from[0], second: edge.from[0] };
  return {
    code: 'edge.duplicateInput',
    severity: 'error',
    nodeId,
    port,
    edge,
    ...message("Port '{{port}}' of '{{node}}' expects one wire, but has one from '{{first}}' and one from '{{second}}'", values),
    expected: message('one wire'),
    received: message('two wires'),
    fix: removal(edge),
  };
}
