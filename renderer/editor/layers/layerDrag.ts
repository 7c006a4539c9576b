import type { DragEvent } from 'react';
import type { BlockDefinition } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';

/** MIME type of drags from the palette; the data is a layer's type. */
export const LAYER_MIME = 'application/x-backwire-layer';

interface Dragged {
  readonly layer: Layer;
  /** Of a block new to the graph: the block, last, and the blocks within it. */
  readonly blocks: readonly BlockDefinition[];
}

// During a drag, pages can see its type but not its data.
let dragged: Dragged | undefined;

export function startLayerDrag(event: DragEvent, layer: Layer, blocks: Dragged['blocks'] = []): void {
  dragged = { layer, blocks };
  event.dataTransfer.setData(LAYER_MIME, layer.type);
  event.dataTransfer.effectAllowed = 'copy';
}

export function endLayerDrag(): void {
  dragged = undefined;
}

export const draggedLayer = (): Dragged | undefined => dragged;
