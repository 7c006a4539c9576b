import type { Layer } from '#engine/layers/index.ts';
import { t } from '../../language/index.ts';

/** True if every typed word is in the layer's name, type, category or summary. */
export function matchesLayer(layer: Layer, query: string): boolean {
  const text = [layer.ui.label, t(layer.ui.label), layer.type, layer.ui.category, t(layer.documentation.summary)]
    .join(' ')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The layers that match, the best first. */
export function searchLayers<Item extends { readonly layer: Layer }>(items: readonly Item[], query: string): Item[] {
  const found = items.filter(({ layer }) => matchesLayer(layer, query));
  return found.toSorted((a, b) => rankLayer(a.layer, query) - rankLayer(b.layer, query));
}

/** Rank of a match, the smallest best: prefix of the name, part of the name, or only of other texts. */
function rankLayer(layer: Layer, query: string): number {
  const label = layer.ui.label.toLowerCase();
  const typed = query.trim().toLowerCase();
  if (label.startsWith(typed) || layer.type.toLowerCase().startsWith(typed)) return 0;
  return label.includes(typed) ? 1 : 2;
}
