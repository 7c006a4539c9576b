import type { Layer } from '#engine/layers/index.ts';
import { t } from '../../language/index.ts';

/** Whether a layer is meant by what was typed: every word is in its name, its type, its category or its summary. */
export function matchesLayer(layer: Layer, query: string): boolean {
  const text = [layer.ui.label, t(layer.ui.label), layer.type, layer.ui.category, t(layer.documentation.summary)]
    .join(' ')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** How well what was typed names a layer, the smallest best: its name begins so, holds it, or only what is said of it does. */
export function rankLayer(layer: Layer, query: string): number {
  const label = layer.ui.label.toLowerCase();
  const typed = query.trim().toLowerCase();
  if (label.startsWith(typed) || layer.type.toLowerCase().startsWith(typed)) return 0;
  return label.includes(typed) ? 1 : 2;
}
