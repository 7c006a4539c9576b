import { useEffect } from 'react';
import { useDocumentStore } from '../../workbench/index.ts';
import { annotationsWithin } from '../overview/scene.ts';
import { useFlowState } from '../reactFlow/reactFlowInternals.ts';

/** Shift and a drag: React Flow draws the box and selects nodes; frames and comments are selected here. */
export function useBoxedAnnotations(): void {
  const flow = useFlowState();
  const store = useDocumentStore();
  useEffect(
    () =>
      flow.onSelectionBox((box) => {
        const { document, selection } = store.getState();
        if (!document.annotations) return;
        const annotations = new Set(annotationsWithin(document.annotations, box));
        if (!isSameSet(annotations, selection.annotations)) store.select({ ...selection, annotations });
      }),
    [flow, store],
  );
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
