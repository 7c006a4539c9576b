import { findNodeType, type GraphDocument, type GraphNode, layerOf } from '#engine/graph/index.ts';
import { inputPorts, type Layer, outputPorts } from '#engine/layers/index.ts';
import type { Box, Point, Size } from '../document/index.ts';
import { type Language, language } from '../language/index.ts';
import { textWidth } from './fitText.ts';
import { NODE, TEXTS } from './look.ts';
import { nodeName } from './nodeText.ts';

/** Size and port positions of a node, relative to its top left corner. Independent of the analysis. */
export interface NodeGeometry extends Size {
  /** Number of lines of its name. */
  readonly nameRows: 1 | 2;
  /** Vertical centers of the input ports, which are all on the left edge. */
  readonly inputs: ReadonlyMap<string, number>;
  /** Vertical centers of the output ports, which are all on the right edge. */
  readonly outputs: ReadonlyMap<string, number>;
}

interface Known {
  readonly layer: Layer | undefined;
  readonly inUse: Language;
  readonly geometry: NodeGeometry;
}

const known = new WeakMap<GraphNode, Known>();

/** The geometry of a node, cached per state. A block is given as its layer. */
export function geometryOf(node: GraphNode, layer: Layer | undefined = findNodeType(node.type)): NodeGeometry {
  const found = known.get(node);
  const inUse = language.getState();
  if (found && found.layer === layer && found.inUse === inUse) return found.geometry;
  const geometry = measure(layer, node.params, nodeName(node, layer));
  known.set(node, { layer, inUse, geometry });
  return geometry;
}

/** Size of a new node of a layer. */
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

/** Width available for the name, without icon and padding. */
export function nameSpace(width: number): number {
  return width - NAME_LEFT - NODE.padding.right;
}

/** Left edge of the name. */
export const NAME_LEFT = NODE.padding.left + NODE.icon.size + NODE.icon.gap;

/** Height of icon and name. */
export function headerHeight(nameRows: number): number {
  return NODE.header + (nameRows - 1) * NODE.nameLine;
}

/** The middle of a row of ports. */
export function rowMiddle(nameRows: number, row: number): number {
  return NODE.padding.top + headerHeight(nameRows) + NODE.detail + NODE.rowsMargin.top + (row + 0.5) * NODE.row;
}

/** Bottom of the port rows, or of the line above them if there are none. */
function belowRows(nameRows: number, rows: number): number {
  const above = NODE.padding.top + headerHeight(nameRows) + NODE.detail;
  return rows === 0 ? above : above + NODE.rowsMargin.top + rows * NODE.row + NODE.rowsMargin.bottom;
}

/** The boxes of nodes. @param chosen node ids; default all */
export function boxesOf(
  document: GraphDocument,
  positions: ReadonlyMap<string, Point>,
  chosen?: ReadonlySet<string>,
): Map<string, Box> {
  return new Map(
    document.nodes.flatMap((node) => {
      const position = positions.get(node.id);
      if (!position || (chosen && !chosen.has(node.id))) return [];
      const { width, height } = geometryOf(node, layerOf(document, node));
      return [[node.id, { x: position.x, y: position.y, width, height }] as const];
    }),
  );
}
