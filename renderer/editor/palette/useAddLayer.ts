import { useCallback } from 'react';
import type { Layer } from '#engine/layers/index.ts';
import type { DocumentStore } from '../../document/index.ts';
import { knownData } from '../../workbench/datasets/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { addLayerNext } from '../layers/placeLayer.ts';

/** Adds a layer behind the selected node, or in the middle of the view: to what is open, or to another graph or block. */
export function useAddLayer(): (layer: Layer, to?: DocumentStore) => void {
  const { canvas, datasets } = useWorkbench();
  const store = useDocumentStore();
  return useCallback(
    (layer, to = store) => {
      const known = knownData(datasets.getState(), store.getState().document.data);
      addLayerNext(to, layer, known?.shapes, canvas.getState().view?.center() ?? { x: 0, y: 0 });
    },
    [canvas, datasets, store],
  );
}
