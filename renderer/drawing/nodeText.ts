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
import { describeFeatures, formatShape } from '../language/format/index.ts';
import { declared, type Message, say, t } from '../language/index.ts';

/** A node's display name. */
export function nodeName(
  { id, label, type }: Pick<GraphNode, 'label' | 'type'> & { readonly id?: string },
  layer: Layer | undefined = findNodeType(type),
): string {
  // A block's port is named by the block.
  if (type === BLOCK_INPUT || type === BLOCK_OUTPUT) return label ?? id ?? type;
  return label ?? (layer ? t(layer.ui.label) : type);
}

/** The same as data, for later display: layer names depend on the language. */
export function nameAsData(document: Pick<GraphDocument, 'nodes' | 'blocks'>, nodeId: string): Message | string {
  const node = document.nodes.find(({ id }) => id === nodeId);
  const layer = node && layerOf(document, node);
  if (!node || node.label !== undefined || !layer) return nameOf(document, nodeId);
  return declared(layer.ui.label);
}

/** A node's display name by its id. */
export function nameOf(document: Pick<GraphDocument, 'nodes' | 'blocks'>, nodeId: string): string {
  const node = document.nodes.find(({ id }) => id === nodeId);
  return node ? nodeName(node, layerOf(document, node)) : nodeId;
}

/** A port's display name. */
export function portLabel(layer: Layer | undefined, port: string): string {
  return layer?.portLabels?.[port] ?? t(port);
}

/** The shape of the output; for a loss its symbol. */
export function shapeText(analysis: NodeAnalysis | undefined, layer: Layer | undefined = analysis?.layer): string {
  if (layer?.loss) return 'J';
  return analysis?.output ? formatShape(analysis.output) : '?';
}

/** One line on the parameters; with the layer's name if the node has its own. */
export function describeNode(node: GraphNode, analysis: NodeAnalysis | undefined): string {
  if (!analysis) return node.type;
  const { layer, params } = analysis;
  if (!layer) return t('unknown type “{{type}}”, kept as it is', { type: node.type });
  const line = describeColumn(analysis) ?? say(layer.ui.describe(params));
  return node.label === undefined ? line : `${t(layer.ui.label)} · ${line}`;
}

/** The names of the data of an input or a target: "2 features: a, b", "species (3 classes)". Undefined where they say nothing. */
function describeColumn({ layer, params, column }: NodeAnalysis): string | undefined {
  if (!column || column.name === '') return undefined;
  const word = (name: string) => (column.isBuiltIn ? t(name) : name);
  if (layer?.type === 'input') return column.features && describeFeatures(column.features.map(word));
  const name = (column.features ?? [column.name]).map(word).join(', ');
  // The node's own number, from which that of the data may differ.
  return typeof params.classes === 'number' ? t('{{name}} ({{count}} classes)', { name, count: params.classes }) : name;
}
