import {
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  findNodeType,
  type GraphDocument,
  type GraphNode,
  layerOf,
  type NodeAnalysis,
} from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { formatShape } from '../format/index.ts';
import { type Saying, t, tell, told } from '../language/index.ts';
import type { OpenEnd } from './judgeWire.ts';
import type { NodeFacts } from './nodeFacts.ts';

/** What a node is called. */
export function nodeName(
  { id, label, type }: Pick<GraphNode, 'label' | 'type'> & { readonly id?: string },
  layer: Layer | undefined = findNodeType(type),
): string {
  // A port of a block is called what the block calls it.
  if (type === BLOCK_INPUT || type === BLOCK_OUTPUT) return label ?? id ?? type;
  return label ?? (layer ? tell(layer.ui.label) : type);
}

/** The same as data, for what is said later: in another language a layer is called something else. */
export function nameAsData(document: Pick<GraphDocument, 'nodes' | 'blocks'>, nodeId: string): Saying | string {
  const node = document.nodes.find(({ id }) => id === nodeId);
  const layer = node && layerOf(document, node);
  if (!node || node.label !== undefined || !layer) return nameOf(document, nodeId);
  return told(layer.ui.label);
}

/** The name of a node by its id. */
export function nameOf(document: Pick<GraphDocument, 'nodes' | 'blocks'>, nodeId: string): string {
  const node = document.nodes.find(({ id }) => id === nodeId);
  return node ? nodeName(node, layerOf(document, node)) : nodeId;
}

/** One line that says the parameters; with the layer's name where the node has one of its own. */
export function describeNode(node: GraphNode, { layer, params }: NodeAnalysis): string {
  if (!layer) return t('unknown type “{{type}}”, kept as it is', { type: node.type });
  const line = tell(layer.ui.describe(params));
  return node.label === undefined ? line : `${tell(layer.ui.label)} · ${line}`;
}

/** A node as it is read aloud: name, layer, parameters, shape and what is wrong. */
export function readNode({ node, known, problems }: Pick<NodeFacts, 'node' | 'known' | 'problems'>): string {
  const { output, parameters, params } = known;
  const facts = [
    nodeName(node, known.layer),
    describeNode(node, known).replace(' · ', ', '),
    ...(node.bypassed ? [t('bypassed')] : []),
    ...(params.trainable === false ? [t('frozen')] : []),
    ...(output && known.layer?.hasOutput ? [t('output {{shape}}', { shape: formatShape(output) })] : []),
    ...(parameters > 0 ? [t('{{count}} parameters', { count: parameters })] : []),
  ];
  return [
    facts.join(', '),
    ...problems.map(({ severity, message }) => `${severity === 'error' ? t('error') : t('warning')}: ${tell(message)}`),
  ].join('. ');
}

/** A port as it is read aloud; with the nodes at the other ends of its wires, where the document is given. */
export function readPort(
  { nodeId, port, side }: OpenEnd,
  name: string,
  isWired: boolean,
  document?: Pick<GraphDocument, 'nodes' | 'edges' | 'blocks'>,
): string {
  const place =
    side === 'input'
      ? t('Input {{port}} of {{name}}', { port: tell(port), name })
      : port === 'out'
        ? t('Output of {{name}}', { name })
        : t('Output {{port}} of {{name}}', { port: tell(port), name });
  if (!document) return place;
  if (!isWired) return t('{{place}}, not connected', { place });
  const others = document.edges.flatMap(({ from, to }) => {
    if (side === 'input') return to[0] === nodeId && to[1] === port ? [nameOf(document, from[0])] : [];
    return from[0] === nodeId && from[1] === port ? [nameOf(document, to[0])] : [];
  });
  const nodes = others.join(', ');
  return side === 'input' ? t('{{place}}, from {{nodes}}', { place, nodes }) : t('{{place}}, to {{nodes}}', { place, nodes });
}
