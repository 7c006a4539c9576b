import type { GraphNode } from '#engine/graph/index.ts';
import { findLayer, inputPorts, type Layer } from '#engine/layers/index.ts';
import type { Size } from '../document/index.ts';

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

/** Where the parts of a node are, from its upper left corner. Known without drawing it, so that only what is visible is drawn. */
export interface NodeGeometry extends Size {
  /** How many lines its name takes. */
  readonly nameLines: 1 | 2;
  /** The middle of each input port, from above; all lie on the left edge. */
  readonly inputs: ReadonlyMap<string, number>;
  /** The middle of the output port on the right edge; undefined where there is none. */
  readonly output?: number;
}

const known = new WeakMap<GraphNode, NodeGeometry>();

/** The geometry of a node, worked out once for each state of it. */
export function geometryOf(node: GraphNode): NodeGeometry {
  const found = known.get(node) ?? measure(node);
  known.set(node, found);
  return found;
}

function measure({ type, params, label }: GraphNode): NodeGeometry {
  const layer = findLayer(type);
  const ports = layer ? Object.keys(inputPorts(layer, params)) : ['in'];
  const name = label ?? layer?.ui.label ?? type;
  const size = { ...nodeSize(layer, params, name), nameLines: nameLines(layer, name) };
  const rows = ABOVE_ROWS + (size.nameLines - 1) * NAME_LINE + ROWS_MARGIN.top + PORT_ROW / 2;
  const places = ports.map((port, row) => [port, ports.length === 1 ? size.height / 2 : rows + row * PORT_ROW] as const);
  return { ...size, inputs: new Map(places), ...((layer?.hasOutput ?? true) && { output: size.height / 2 }) };
}

export function nodeWidth(layer: Layer | undefined): number {
  return layer?.ui.category === 'activation' ? WIDTHS.narrow : WIDTHS.wide;
}

/** How large a node is drawn. */
export function nodeSize(
  layer: Layer | undefined,
  params?: Readonly<Record<string, unknown>>,
  name = layer?.ui.label ?? '',
): Size {
  const inputs = layer ? Object.keys(inputPorts(layer, params)).length : 0;
  const rows = inputs > 1 ? inputs * PORT_ROW + ROWS_MARGIN.top + ROWS_MARGIN.bottom : 0;
  const height = HEIGHT + (nameLines(layer, name) - 1) * NAME_LINE + rows;
  return { width: nodeWidth(layer), height };
}

function nameLines(layer: Layer | undefined, name: string): 1 | 2 {
  const width = layer?.ui.category === 'activation' ? WIDTHS.narrow : WIDTHS.wide;
  return name.length * LETTER > width - BESIDE_NAME ? 2 : 1;
}
