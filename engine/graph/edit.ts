import type { GraphEdit } from './diagnostic.ts';
import type { GraphDocument } from './document.ts';
import { sameEdge } from './wiring.ts';

/** The document after some edits. The given one is left as it is; parts that do not change are shared. */
export function applyEdits(document: GraphDocument, edits: readonly GraphEdit[]): GraphDocument {
  return edits.reduce(applyEdit, document);
}

function applyEdit(document: GraphDocument, edit: GraphEdit): GraphDocument {
  switch (edit.type) {
    case 'addNode':
      return { ...document, nodes: [...document.nodes, edit.node] };
    case 'removeNode':
      return {
        ...document,
        nodes: document.nodes.filter(({ id }) => id !== edit.nodeId),
        edges: document.edges.filter(({ from, to }) => from[0] !== edit.nodeId && to[0] !== edit.nodeId),
      };
    case 'setParam':
      return {
        ...document,
        nodes: document.nodes.map((node) =>
          node.id === edit.nodeId ? { ...node, params: { ...node.params, [edit.param]: edit.value } } : node,
        ),
      };
    case 'setTraining':
      return { ...document, training: { ...document.training, [edit.setting]: edit.value } };
    case 'addEdge':
      return { ...document, edges: [...document.edges, edit.edge] };
    case 'removeEdge':
      return { ...document, edges: removeOnce(document.edges, edit.edge) };
  }
}

/** Without the last edge that is the same: of two wires into one port, the later one goes. */
function removeOnce(edges: GraphDocument['edges'], edge: GraphDocument['edges'][number]): GraphDocument['edges'] {
  const index = edges.findLastIndex((candidate) => sameEdge(candidate, edge));
  return index < 0 ? edges : edges.toSpliced(index, 1);
}
