import type { DragEvent } from 'react';
import type { Layer } from '#engine/layers/index.ts';

/** The type of what is dragged out of the palette; its text is a layer's type. */
export const LAYER_MIME = 'application/x-backwire-layer';

// While something is dragged, pages may see of what type it is, but not what it holds.
let dragged: Layer | undefined;

/** Begins to drag a layer. */
export function startLayerDrag(event: DragEvent, layer: Layer): void {
  dragged = layer;
  event.dataTransfer.setData(LAYER_MIME, layer.type);
  event.dataTransfer.effectAllowed = 'copy';
}

export function endLayerDrag(): void {
  dragged = undefined;
}

/** The layer that is being dragged. */
export function draggedLayer(): Layer | undefined {
  return dragged;
}
