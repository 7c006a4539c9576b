import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { type Point, placeAnnotations } from '../../../document/index.ts';
import { boxOf } from '../../../drawing/index.ts';
import { useDocumentStore } from '../../../workbench/index.ts';
import { labelOfMove, labelOfResize } from '../../annotations/annotationWords.ts';
import { type Held, moveBy, movedTogether, putDown, shifted } from '../../annotations/movedTogether.ts';
import { type Grip, resizeBox } from '../../annotations/resizeBox.ts';
import { UNSNAPPED } from '../snapping/snap.ts';
import { useSnap } from '../snapping/useSnapping.ts';
import { type CanvasUi, NO_GUIDES, NOTHING_HELD, useCanvasUiStore } from '../state/canvasUi.ts';
import { toggleSelected } from '../state/toggleSelected.ts';

interface Drag {
  readonly pointer: Point;
  readonly follow: (by: Point) => Pick<CanvasUi, 'held' | 'guides'>;
  readonly write: (held: Held) => void;
  /** A press without movement. */
  readonly click: () => void;
}

const NOWHERE: Point = { x: 0, y: 0 };

/**
 * Pointer interaction of frames and comments: dragging together with the selection and a frame's contents, and resizing at every
 * edge and corner. The document changes once, on release; Escape reverts.
 */
export function useAnnotationPointer(id: string) {
  const store = useDocumentStore();
  const ui = useCanvasUiStore();
  const { getZoom } = useReactFlow();
  const snap = useSnap();
  const drag = useRef<Drag | null>(null);

  useEffect(() => {
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current) return;
      // Stops other handlers of this key.
      event.stopImmediatePropagation();
      drag.current = null;
      ui.setState(NOTHING_HELD);
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [ui]);

  return useMemo(() => {
    function handlers(begin: (event: PointerEvent<HTMLElement>) => Omit<Drag, 'pointer'> | undefined) {
      return {
        onPointerDown(event: PointerEvent<HTMLElement>) {
          if (event.button !== 0) return;
          event.stopPropagation();
          const begun = begin(event);
          if (!begun) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          store.seal();
          drag.current = { pointer: { x: event.clientX, y: event.clientY }, ...begun };
        },
        onPointerMove(event: PointerEvent<HTMLElement>) {
          if (!drag.current) return;
          const { pointer, follow } = drag.current;
          const zoom = getZoom();
          const by = { x: Math.round((event.clientX - pointer.x) / zoom), y: Math.round((event.clientY - pointer.y) / zoom) };
          const wasHeld = ui.getState().held !== null;
          if (wasHeld || by.x !== 0 || by.y !== 0) ui.setState(follow(by));
        },
        onPointerUp() {
          const { held } = ui.getState();
          if (drag.current && held) drag.current.write(held);
          else drag.current?.click();
          drag.current = null;
          ui.setState(NOTHING_HELD);
        },
        onLostPointerCapture() {
          if (!drag.current) return;
          drag.current = null;
          ui.setState(NOTHING_HELD);
        },
      };
    }
    const move = handlers((event) => {
      const { selection } = store.getState();
      const isSelected = selection.annotations.has(id);
      if (event.shiftKey || event.ctrlKey || event.metaKey) {
        toggleSelected(store, 'annotations', id);
        return undefined;
      }
      const alone = { annotations: new Set([id]) };
      if (!isSelected) store.select(alone);
      const { document, selection: chosen } = store.getState();
      const positions = movedTogether(document, chosen);
      const moving = { nodes: new Set(positions.nodes.keys()), annotations: new Set(positions.annotations.keys()) };
      return {
        follow(by) {
          const at = shifted(positions, by);
          const box = at.annotations.get(id);
          const { shift, guides } = box ? snap(box, moving) : UNSNAPPED;
          return { held: shifted(positions, moveBy(by, shift)), guides };
        },
        write: (held) => store.edit(labelOfMove(document, chosen), putDown(document, held)),
        click: () => store.select(alone),
      };
    });
    const resize = (grip: Grip) =>
      handlers(() => {
        const annotation = store.getState().document.annotations?.find((candidate) => candidate.id === id);
        if (!annotation) return undefined;
        const box = boxOf(annotation);
        return {
          follow: (by) => ({
            held: { nodes: new Map(), annotations: new Map([[id, resizeBox(box, grip, by)]]), by: NOWHERE },
            guides: NO_GUIDES,
          }),
          write: ({ annotations }) =>
            store.edit(labelOfResize(annotation, annotations.get(id) ?? box), placeAnnotations(annotations)),
          click: () => {},
        };
      });
    return { move, resize };
  }, [store, ui, getZoom, snap, id]);
}
