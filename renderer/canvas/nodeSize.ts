import type { Layer } from '#engine/layers/index.ts';
import type { Size } from '../document/index.ts';

/** Activations say little and stand between layers, so that they are narrower. */
const WIDTHS = { wide: 168, narrow: 124 } as const;
const HEIGHT = 82;
const PORT_ROW = 22;

export function nodeWidth(layer: Layer | undefined): number {
  return layer?.ui.category === 'activation' ? WIDTHS.narrow : WIDTHS.wide;
}

/** About how large a node is drawn, before it is measured. */
export function nodeSize(layer: Layer | undefined): Size {
  const inputs = Object.keys(layer?.inputs ?? {}).length;
  return { width: nodeWidth(layer), height: HEIGHT + (inputs > 1 ? inputs * PORT_ROW : 0) };
}
