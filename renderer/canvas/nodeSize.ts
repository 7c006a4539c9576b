import { inputPorts, type Layer } from '#engine/layers/index.ts';
import type { Size } from '../document/index.ts';

/** Activations say little and stand between layers, so that they are narrower. */
const WIDTHS = { wide: 168, narrow: 124 } as const;
const HEIGHT = 82;
const PORT_ROW = 22;

export function nodeWidth(layer: Layer | undefined): number {
  return layer?.ui.category === 'activation' ? WIDTHS.narrow : WIDTHS.wide;
}

/** About how large a node is drawn, before it is measured. */
export function nodeSize(layer: Layer | undefined, params?: Readonly<Record<string, unknown>>): Size {
  const inputs = layer ? Object.keys(inputPorts(layer, params)).length : 0;
  return { width: nodeWidth(layer), height: HEIGHT + (inputs > 1 ? inputs * PORT_ROW : 0) };
}
