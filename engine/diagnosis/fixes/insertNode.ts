import type { GraphDocument, GraphEdge, GraphEdit, GraphNode } from '../../graph/index.ts';

/** A node without its id, such as `{ type: 'dropout' }`. */
type NewNode = Pick<GraphNode, 'type' | 'params'>;

/**
 * Edits that put a node behind another one, into all of its wires.
 * @returns none for a node within a block, and for one without wires
 */
export function insertBehind(document: GraphDocument, nodeId: string, node: NewNode): GraphEdit[] {
  const source = document.nodes.find(({ id }) => id === nodeId);
  const wires = document.edges.filter(({ from }) => from[0] === nodeId);
  if (!source || wires.length === 0) return [];
  const id = unusedId(document, `${nodeId}_${node.type}`);
  const after = ({ from: _, bends: __, ...wire }: GraphEdge): GraphEdge => ({ ...wire, from: [id, 'out'] });
  const { position } = source;
  return [
    { type: 'addNode', node: { id, ...node, ...(position && { position: { x: position.x + 60, y: position.y + 90 } }) } },
    ...wires.map((edge) => ({ type: 'removeEdge', edge }) as const),
    { type: 'addEdge', edge: { from: [nodeId, wires[0].from[1]], to: [id, 'in'] } },
    ...wires.map((edge) => ({ type: 'addEdge', edge: after(edge) }) as const),
  ];
}

function unusedId({ nodes }: GraphDocument, wanted: string): string {
  const taken = new Set(nodes.map(({ id }) => id));
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}${count}`;
  return id;
}
