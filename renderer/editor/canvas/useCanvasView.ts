import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Point } from '../../document/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { createCanvasView } from './createCanvasView.ts';
import type { Scene } from './overview/scene.ts';
import { useCanvasUiStore } from './state/canvasUi.ts';

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
  return {
    latestScene,
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
