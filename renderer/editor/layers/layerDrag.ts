import type { DragEvent } from 'react';
import type { BlockDefinition } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';

/** The type of what is dragged out of the palette; its text is a layer's type. */
export const LAYER_MIME = 'application/x-backwire-layer';

// While something is dragged, pages may see of what type it is, but not what it holds.
let dragged: Layer | undefined;
let definitions: readonly BlockDefinition[] = [];

/**
 * Begins to drag a layer.
 * @param blocks of a block that the graph may not have: the block, last, and the blocks within it
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

/** The blocks that what is dragged brings along. */
export function draggedBlocks(): readonly BlockDefinition[] {
  return definitions;
}

/** The layer that is being dragged. */
export function draggedLayer(): Layer | undefined {
  return dragged;
}
