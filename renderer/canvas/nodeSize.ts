import { findNodeType, type GraphNode } from '#engine/graph/index.ts';
import { inputPorts, type Layer, outputPorts } from '#engine/layers/index.ts';
import type { Size } from '../document/index.ts';
import { type Language, language, t } from '../language/index.ts';

/**
 * Sizes are in the canvas's units, in which text has its usual size too: larger text is a larger scale of the canvas as a
 * whole, so that nothing on it moves.
 */

/** Activations say little and stand between layers, so that they are narrower. */
const WIDTHS = { wide: 168, narrow: 124 } as const;
/** Of a node with a name of one line and at most one input. */
const HEIGHT = 78;
const NAME_LINE = 18;
const PORT_ROW = 22;
/** Above and below the rows of ports. */
const ROWS_MARGIN = { top: 4, bottom: 3 } as const;
/** From the upper edge to the rows of ports, with a name of one line. */
const ABOVE_ROWS = 48;
/** What the bar, the icon and the edges leave of a node for its name. */
const BESIDE_NAME = 54;
/** About how wide a letter of a name is. */
const LETTER = 8.2;
/** Chinese is set wider; its letters, and those beside it in Unicode, begin here. */
const WIDE_LETTER = 13.6;
const FIRST_WIDE = '\u2e80';

/** Where the parts of a node are, from its upper left corner. Known without drawing it, so that only what is visible is drawn. */
export interface NodeGeometry extends Size {
  /** How many lines its name takes. */
  readonly nameLines: 1 | 2;
  /** The middle of each input port, from above; all lie on the left edge. */
  readonly inputs: ReadonlyMap<string, number>;
  /** The middle of each output port; all lie on the right edge. */
  readonly outputs: ReadonlyMap<string, number>;
  /** The middle of the first output port; undefined where there is none. */
  readonly output?: number;
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
  const geometry = measure(node, layer);
  known.set(node, { layer, inUse, geometry });
  return geometry;
}

function measure({ type, params, label }: GraphNode, layer: Layer | undefined): NodeGeometry {
  const ports = layer ? Object.keys(inputPorts(layer, params)) : ['in'];
  const outputs = layer ? outputPorts(layer) : ['out'];
  const name = label ?? (layer ? t(layer.ui.label) : type);
  const size = { ...nodeSize(layer, params, name), nameLines: nameLines(layer, name) };
  const rows = ABOVE_ROWS + (size.nameLines - 1) * NAME_LINE + ROWS_MARGIN.top + PORT_ROW / 2;
  const place = (names: readonly string[]) =>
    new Map(names.map((port, row) => [port, names.length === 1 ? size.height / 2 : rows + row * PORT_ROW]));
  const [output] = place(outputs).values();
  return { ...size, inputs: place(ports), outputs: place(outputs), ...(output !== undefined && { output }) };
}

export function nodeWidth(layer: Layer | undefined): number {
  return layer?.ui.category === 'activation' ? WIDTHS.narrow : WIDTHS.wide;
}

/** How large a node is drawn. */
export function nodeSize(
  layer: Layer | undefined,
  params?: Readonly<Record<string, unknown>>,
  name = layer ? t(layer.ui.label) : '',
): Size {
  const ports = layer ? Math.max(Object.keys(inputPorts(layer, params)).length, outputPorts(layer).length) : 0;
  const rows = ports > 1 ? ports * PORT_ROW + ROWS_MARGIN.top + ROWS_MARGIN.bottom : 0;
  const height = HEIGHT + (nameLines(layer, name) - 1) * NAME_LINE + rows;
  return { width: nodeWidth(layer), height };
}

function nameLines(layer: Layer | undefined, name: string): 1 | 2 {
  const width = layer?.ui.category === 'activation' ? WIDTHS.narrow : WIDTHS.wide;
  const length = [...name].reduce((sum, letter) => sum + (letter >= FIRST_WIDE ? WIDE_LETTER : LETTER), 0);
  return length > width - BESIDE_NAME ? 2 : 1;
}
