import { findNodeType, type GraphNode } from '#engine/graph/index.ts';
import { inputPorts, type Layer, outputPorts } from '#engine/layers/index.ts';
import type { Size } from '../document/index.ts';
import { type Language, language } from '../language/index.ts';
import { textWidth } from './fitText.ts';
import { NODE, TEXTS } from './look.ts';
import { nodeName } from './nodeText.ts';

/** The size of a node and the positions of its ports, from its upper left corner. Known without an analysis of the graph. */
export interface NodeGeometry extends Size {
  /** How many lines its name takes. */
  readonly nameRows: 1 | 2;
  /** The middle of each input port, from above; all lie on the left edge. */
  readonly inputs: ReadonlyMap<string, number>;
  /** The middle of each output port; all lie on the right edge. */
  readonly outputs: ReadonlyMap<string, number>;
}

interface Known {
  readonly layer: Layer | undefined;
  readonly inUse: Language;
  readonly geometry: NodeGeometry;
}

const known = new WeakMap<GraphNode, Known>();

/** The geometry of a node, worked out once for each state of it. A block is given as the layer that it is. */
export function geometryOf(node: GraphNode, layer: Layer | undefined = findNodeType(node.type)): NodeGeometry {
  const found = known.get(node);
  const inUse = language.getState();
  if (found && found.layer === layer && found.inUse === inUse) return found.geometry;
  const geometry = measure(layer, node.params, nodeName(node, layer));
  known.set(node, { layer, inUse, geometry });
  return geometry;
}

/** How large a new node of a layer is drawn. */
export function sizeOfLayer(layer: Layer | undefined): Size {
  return measure(layer, undefined, layer ? nodeName({ type: layer.type }, layer) : '');
}

function measure(layer: Layer | undefined, params: GraphNode['params'], name: string): NodeGeometry {
  const inputs = layer ? Object.keys(inputPorts(layer, params)) : ['in'];
  const outputs = layer ? outputPorts(layer) : ['out'];
  const width = layer?.ui.category === 'activation' ? NODE.width.narrow : NODE.width.wide;
  const nameRows = textWidth(name.slice(0, width), TEXTS.name) > nameSpace(width) ? 2 : 1;
  const rows = Math.max(inputs.length, outputs.length);
  const height = belowRows(nameRows, rows > 1 ? rows : 0) + NODE.facts.above + NODE.facts.height + NODE.padding.bottom;
  const positions = (ports: readonly string[]) =>
    new Map(ports.map((port, row) => [port, ports.length === 1 ? height / 2 : rowMiddle(nameRows, row)]));
  return { width, height, nameRows, inputs: positions(inputs), outputs: positions(outputs) };
}

/** What the icon and the edges leave of a node for its name. */
export function nameSpace(width: number): number {
  return width - NAME_LEFT - NODE.padding.right;
}

/** Where the name begins. */
export const NAME_LEFT = NODE.padding.left + NODE.icon.size + NODE.icon.gap;

/** How high the icon and the name are together. */
export function headerHeight(nameRows: number): number {
  return NODE.header + (nameRows - 1) * NODE.nameLine;
}

/** The middle of a row of ports. */
export function rowMiddle(nameRows: number, row: number): number {
  return NODE.padding.top + headerHeight(nameRows) + NODE.detail + NODE.rowsMargin.top + (row + 0.5) * NODE.row;
}

/** The lower edge of the rows of ports; of the line above them, where there are none. */
function belowRows(nameRows: number, rows: number): number {
  const above = NODE.padding.top + headerHeight(nameRows) + NODE.detail;
  return rows === 0 ? above : above + NODE.rowsMargin.top + rows * NODE.row + NODE.rowsMargin.bottom;
}
