import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useDocumentStore } from '../../workbench/index.ts';
import { annotationsWithin } from '../overview/scene.ts';

/** Shift and a drag: React Flow draws the box and finds the nodes in it; frames and comments are found here. */
export function useBoxedAnnotations(): void {
  const api = useStoreApi();
  const store = useDocumentStore();
  useEffect(
    () =>
      api.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom] }, before) => {
        const { document, selection } = store.getState();
        if (!rect || rect === before.userSelectionRect || !document.annotations) return;
        const box = { x: (rect.x - x) / zoom, y: (rect.y - y) / zoom, width: rect.width / zoom, height: rect.height / zoom };
        const annotations = new Set(annotationsWithin(document.annotations, box));
        if (!isSameSet(annotations, selection.annotations)) store.select({ ...selection, annotations });
      }),
    [api, store],
  );
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
