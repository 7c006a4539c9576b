import type { GraphDocument, GraphNode } from '#engine/graph/index.ts';

type ShortNode = readonly [id: string, type: string, params?: Record<string, unknown>];
type ShortWire = readonly [from: string, to: string, port?: string];

/** A graph document in short notation, for tests. */
export function shortGraph(nodes: readonly ShortNode[], wires: readonly ShortWire[]): GraphDocument {
  return {
    format: 'backwire-graph',
    version: 1,
    nodes: nodes.map(([id, type, params]): GraphNode => ({ id, type, ...(params && { params }) })),
    edges: wires.map(([from, to, port = 'in']) => ({ from: [from, 'out'], to: [to, port] })),
  };
}
