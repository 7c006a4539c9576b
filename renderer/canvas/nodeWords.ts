import type { GraphDocument, GraphNode, NodeAnalysis } from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { formatCount, formatShape } from '../format/index.ts';
import type { OpenEnd } from './judgeWire.ts';
import type { NodeFacts } from './nodeFacts.ts';

/** What a node is called. */
export function nodeName({ label, type }: Pick<GraphNode, 'label' | 'type'>): string {
  return label ?? findLayer(type)?.ui.label ?? type;
}

/** The name of a node by its id. */
export function nameOf({ nodes }: Pick<GraphDocument, 'nodes'>, nodeId: string): string {
  const node = nodes.find(({ id }) => id === nodeId);
  return node ? nodeName(node) : nodeId;
}

/** One line that says the parameters; with the layer's name where the node has one of its own. */
export function describeNode(node: GraphNode, { layer, params }: NodeAnalysis): string {
  if (!layer) return `unknown type “${node.type}”, kept as it is`;
  const line = layer.ui.describe(params as never);
  return node.label === undefined ? line : `${layer.ui.label} · ${line}`;
}

/** A node as it is read aloud: name, layer, parameters, shape and what is wrong. */
export function readNode({ node, known, problems }: Pick<NodeFacts, 'node' | 'known' | 'problems'>): string {
  const { output, parameters } = known;
  const facts = [
    nodeName(node),
    describeNode(node, known).replace(' · ', ', '),
    ...(output && known.layer?.hasOutput ? [`output ${formatShape(output)}`] : []),
    ...(parameters > 0 ? [`${formatCount(parameters)} parameters`] : []),
  ];
  return [facts.join(', '), ...problems.map(({ severity, message }) => `${severity}: ${message}`)].join('. ');
}

/** A port as it is read aloud; with the nodes at the other ends of its wires, where the document is given. */
export function readPort(
  { nodeId, port, side }: OpenEnd,
  name: string,
  isWired: boolean,
  document?: Pick<GraphDocument, 'nodes' | 'edges'>,
): string {
  const place = side === 'input' ? `Input ${port} of ${name}` : `Output of ${name}`;
  if (!document) return place;
  if (!isWired) return `${place}, not connected`;
  const others = document.edges.flatMap(({ from, to }) => {
    if (side === 'input') return to[0] === nodeId && to[1] === port ? [nameOf(document, from[0])] : [];
    return from[0] === nodeId ? [nameOf(document, to[0])] : [];
  });
  return `${place}, ${side === 'input' ? 'from' : 'to'} ${others.join(', ')}`;
}
