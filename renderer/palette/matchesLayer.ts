import type { Layer } from '#engine/layers/index.ts';

/** Whether a layer is meant by what was typed: every word is in its name, its type, its category or its summary. */
export function matchesLayer(layer: Layer, query: string): boolean {
  const text = [layer.ui.label, layer.type, layer.ui.category, layer.documentation.summary].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
