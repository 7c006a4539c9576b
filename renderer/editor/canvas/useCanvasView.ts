import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Point } from '../../document/index.ts';
import { useDocumentStore, useFrom, useWorkbench } from '../../workbench/index.ts';
import { createCanvasView } from './createCanvasView.ts';
import type { Scene } from './overview/scene.ts';
import { useCanvasUiStore } from './state/canvasUi.ts';
import { useRefit } from './useRefit.ts';

/** Makes the canvas available to commands while it is mounted. */
export function useCanvasView(element: RefObject<HTMLDivElement | null>, scene: Scene) {
  const { canvas } = useWorkbench();
  const flow = useReactFlow();
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const pointer = useRef<Point | undefined>(undefined);
  const latestScene = useRef(scene);
  latestScene.current = scene;
  useEffect(() => {
    canvas.setState({ view: createCanvasView(flow, store, ui, element, pointer, latestScene) });
    return () => canvas.setState({ view: null });
  }, [canvas, flow, store, ui, element]);
  useTextScale();
  useRefit(latestScene);
  return {
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      // Menus and dialogs are elsewhere in the DOM, although their React events bubble to here.
      if (!event.currentTarget.contains(event.target as Element)) return;
      pointer.current = { x: event.clientX, y: event.clientY };
    },
    onPointerLeave: () => {
      pointer.current = undefined;
    },
  };
}

/** Larger text scales the canvas. */
function useTextScale(): void {
  const flow = useReactFlow();
  const textSize = useFrom('settings', (state) => state.textSize);
  const before = useRef(textSize);
  useEffect(() => {
    if (before.current === textSize) return;
    void flow.zoomTo((flow.getZoom() * textSize) / before.current);
    before.current = textSize;
  }, [flow, textSize]);
}
