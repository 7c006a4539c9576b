import { type KeyboardEvent, useMemo } from 'react';
import { type Point, placeAnnotations } from '../../../document/index.ts';
import { boxOf } from '../../../drawing/index.ts';
import { useDocumentStore } from '../../../workbench/index.ts';
import { labelOfResize } from '../../annotations/annotationWords.ts';
import { type Grip, resizeBox } from '../../annotations/resizeBox.ts';
import { useCanvasUiStore } from '../state/canvasUi.ts';
import { toggleSelected } from '../state/toggleSelected.ts';

/** Distance that a key press moves an edge. */
const STEP = 10;

/** The edge movement of each arrow key. Shift selects the opposite edge: left or top. */
const ARROWS: Readonly<Record<string, { readonly by: Point; readonly grip: Grip; readonly opposite: Grip }>> = {
  ArrowLeft: { by: { x: -STEP, y: 0 }, grip: 'e', opposite: 'w' },
  ArrowRight: { by: { x: STEP, y: 0 }, grip: 'e', opposite: 'w' },
  ArrowUp: { by: { x: 0, y: -STEP }, grip: 's', opposite: 'n' },
  ArrowDown: { by: { x: 0, y: STEP }, grip: 's', opposite: 'n' },
};

/** Keyboard interaction of a focused frame or comment: Enter and F2 edit, Alt and an arrow key resize, Space selects. */
export function useAnnotationKeys(id: string) {
  const store = useDocumentStore();
  const ui = useCanvasUiStore();
  return useMemo(() => {
    function resize(key: string, isOpposite: boolean): void {
      const annotation = store.getState().document.annotations?.find((candidate) => candidate.id === id);
      if (!annotation) return;
      const { by, grip, opposite } = ARROWS[key];
      const box = resizeBox(boxOf(annotation), isOpposite ? opposite : grip, by);
      store.edit(labelOfResize(annotation, box), placeAnnotations(new Map([[id, box]])), `resize ${id}`);
    }
    return (event: KeyboardEvent<HTMLElement>): void => {
      const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
      if (ctrlKey || metaKey) return;
      if (altKey && key in ARROWS) resize(key, shiftKey);
      else if (!altKey && (key === 'Enter' || key === 'F2')) ui.setState({ writing: id });
      else if (!altKey && key === ' ') {
        if (shiftKey) toggleSelected(store, 'annotations', id);
        else store.select({ annotations: new Set([id]) });
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
  }, [store, ui, id]);
}
