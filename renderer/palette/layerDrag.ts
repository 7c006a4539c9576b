import type { DragEvent } from 'react';
import type { BlockDefinition } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';

/** MIME type of drags from the palette; the data is a layer's type. */
export const LAYER_MIME = 'application/x-backwire-layer';

// During a drag, pages can see its type but not its data.
let dragged: Layer | undefined;
let definitions: readonly BlockDefinition[] = [];

/**
 * Starts dragging a layer.
 * @param blocks of a block new to the graph: the block, last, and the blocks within it
 */
export function startLayerDrag(event: DragEvent, layer: Layer, blocks: readonly BlockDefinition[] = []): void {
  dragged = layer;
  definitions = blocks;
  event.dataTransfer.setData(LAYER_MIME, layer.type);
  event.dataTransfer.effectAllowed = 'copy';
}

export function endLayerDrag(): void {
  dragged = undefined;
  definitions = [];
}

/** The blocks that the dragged item brings. */
export function draggedBlocks(): readonly BlockDefinition[] {
  return definitions;
}

/** The layer being dragged. */
export function draggedLayer(): Layer | undefined {
  return dragged;
}
