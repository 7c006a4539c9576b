import { findLayer } from '../../layers/index.ts';
import type { GraphEdit } from './diagnostic.ts';
import type { BlockDefinition, GraphDocument, GraphNode } from './document.ts';
import { BLOCK, blockOf, blocksOf } from './nodeTypes.ts';
import { sameEdge } from './wiring.ts';

/** Applies edits to a document. The original is unchanged; unchanged parts are shared. */
export function applyEdits(document: GraphDocument, edits: readonly GraphEdit[]): GraphDocument {
  return edits.reduce(applyEdit, document);
}

type Wired = Pick<GraphDocument, 'nodes' | 'edges'>;

function applyEdit(document: GraphDocument, edit: GraphEdit): GraphDocument {
  switch (edit.type) {
    case 'addNode':
      return { ...document, nodes: [...document.nodes, edit.node] };
    case 'removeNode':
      return changeAround(document, edit.nodeId, ({ nodes, edges }, nodeId) => ({
        nodes: nodes.filter(({ id }) => id !== nodeId),
        edges: edges.filter(({ from, to }) => from[0] !== nodeId && to[0] !== nodeId),
      }));
    case 'setParam':
      return changeNode(document, edit.nodeId, (node) => ({ ...node, params: { ...node.params, [edit.param]: edit.value } }));
    case 'setType':
      return changeNode(document, edit.nodeId, (node) => withType(node, edit.nodeType));
    case 'setBypassed':
      return changeNode(document, edit.nodeId, ({ bypassed: _, ...node }) => ({
        ...node,
        ...(edit.bypassed && { bypassed: true }),
      }));
    case 'setTraining':
      return { ...document, training: { ...document.training, [edit.setting]: edit.value } };
    case 'setData':
      return document.data ? { ...document, data: { ...document.data, [edit.setting]: edit.value } } : document;
    case 'addEdge':
      return { ...document, edges: [...document.edges, edit.edge] };
    case 'removeEdge':
      return changeIn(document, edit.block, ({ nodes, edges }) => ({ nodes, edges: removeOnce(edges, edit.edge) }));
  }
}

/** The node with another type, keeping the parameters that both types have. */
function withType({ params, ...node }: GraphNode, type: string): GraphNode {
  const known = findLayer(type)?.params ?? {};
  const kept = Object.entries(params ?? {}).filter(([name]) => Object.hasOwn(known, name));
  return { ...node, type, ...(kept.length > 0 && { params: Object.fromEntries(kept) }) };
}

/** Changes the node of an id or path; one within a block changes in all uses of the block. */
export function changeNode(document: GraphDocument, id: string, change: (node: GraphNode) => GraphNode): GraphDocument {
  return changeAround(document, id, ({ nodes, edges }, nodeId) => ({
    nodes: nodes.map((node) => (node.id === nodeId ? change(node) : node)),
    edges,
  }));
}

/** Changes the container of a node: the graph, or the block that it belongs to. */
function changeAround(document: GraphDocument, id: string, change: (wired: Wired, nodeId: string) => Wired): GraphDocument {
  const found = locateNode(document, id);
  return found ? changeIn(document, found.block, (wired) => change(wired, found.nodeId)) : document;
}

function changeIn(document: GraphDocument, block: string | undefined, change: (wired: Wired) => Wired): GraphDocument {
  if (block === undefined) return { ...document, ...change(document) };
  const changed = (definition: BlockDefinition) =>
    definition.id === block ? { ...definition, ...change(definition) } : definition;
  return { ...document, blocks: document.blocks?.map(changed) };
}

/** Removes the last matching edge: of two wires into one port, the later one. */
function removeOnce(edges: GraphDocument['edges'], edge: GraphDocument['edges'][number]): GraphDocument['edges'] {
  const index = edges.findLastIndex((candidate) => sameEdge(candidate, edge));
  return index < 0 ? edges : edges.toSpliced(index, 1);
}

export interface LocatedNode {
  /** The block that contains it; undefined for the graph itself. */
  readonly block?: string;
  /** Its id within that block. */
  readonly nodeId: string;
}

/** The node of an id or path, as {@link locateNode} finds it. */
export function findNode(document: GraphDocument, id: string): GraphNode | undefined {
  const found = locateNode(document, id);
  const nodes = found?.block === undefined ? document.nodes : blocksOf(document).get(found.block)?.nodes;
  return found && nodes?.find((node) => node.id === found.nodeId);
}

/** Finds the original of an expanded node id: `r/2/conv1` is `conv1` of the block that `r` stands for. */
export function locateNode(document: GraphDocument, id: string): LocatedNode | undefined {
  let nodes: readonly GraphNode[] = document.nodes;
  let rest = id;
  let block: string | undefined;
  for (;;) {
    if (nodes.some((node) => node.id === rest)) return { nodeId: rest, ...(block !== undefined && { block }) };
    const instance = nodes.find((node) => node.type === BLOCK && rest.startsWith(`${node.id}/`));
    const definition = instance && blockOf(document, instance);
    if (!instance || !definition) return undefined;
    rest = rest.slice(instance.id.length + 1);
    if (Number(instance.params?.repeat ?? 1) > 1) rest = rest.replace(/^\d+\//, '');
    block = definition.id;
    nodes = definition.nodes;
  }
}
