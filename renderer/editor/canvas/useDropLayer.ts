import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useMemo } from 'react';
import { findLayer, type Layer } from '#engine/layers/index.ts';
import { bringing } from '../../document/blocks/index.ts';
import { useDocumentStore, useKnownData } from '../../workbench/index.ts';
import { draggedLayer, LAYER_MIME } from '../layers/layerDrag.ts';
import { addLayer, addLayerIntoWire, canInsert } from '../layers/placeLayer.ts';
import { wireOf } from './state/canvasTargets.ts';
import { useCanvasUiStore } from './state/canvasUi.ts';
import type { WireType } from './state/flow.ts';

/** Drops layers from the palette onto the canvas, or into a wire. */
export function useDropLayer() {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const { screenToFlowPosition, getEdge } = useReactFlow();

  return useMemo(() => {
    function wireUnder(event: DragEvent, layer: Layer | undefined): WireType | undefined {
      const id = wireOf(event.target);
      const wire = id ? (getEdge(id) as WireType | undefined) : undefined;
      if (!wire?.data || !layer || !canInsert(store.getState().document, shapes, layer, wire.data.edge)) return undefined;
      return wire;
    }
    return {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(LAYER_MIME)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        ui.setState({ insertInto: wireUnder(event, draggedLayer()?.layer)?.id ?? null });
      },
      onDragLeave: () => ui.setState({ insertInto: null }),
      onDrop(event: DragEvent) {
        const dragged = draggedLayer();
        const brought = bringing(store, dragged?.blocks ?? []);
        const layer = brought?.layer ?? dragged?.layer ?? findLayer(event.dataTransfer.getData(LAYER_MIME));
        const target = brought?.store ?? store;
        if (!layer) return;
        event.preventDefault();
        ui.setState({ insertInto: null });
        const position = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const wire = wireUnder(event, layer);
        if (wire?.data) addLayerIntoWire(target, layer, position, wire.data.edge);
        else addLayer(target, layer, position, shapes);
      },
    };
  }, [ui, store, shapes, screenToFlowPosition, getEdge]);
}
