import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Point } from '../../document/index.ts';
import type { Viewport } from '../../workbench/graphs/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { createCanvasView } from './createCanvasView.ts';
import type { Scene } from './overview/scene.ts';
import { useFlowState } from './reactFlow/reactFlowInternals.ts';
import { useCanvasUiStore } from './state/canvasUi.ts';
import { viewOf } from './viewOf.ts';

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
  const textSize = useStore(useWorkbench().settings, (state) => state.textSize);
  const before = useRef(textSize);
  useEffect(() => {
    if (before.current === textSize) return;
    void flow.zoomTo((flow.getZoom() * textSize) / before.current);
    before.current = textSize;
  }, [flow, textSize]);
}

/** In pixels: views that differ by less look the same. */
const TOLERANCE = 2;

/**
 * Fits the graph into the canvas when its size changes, as when the dock opens. A view chosen by the user stays, and nothing
 * moves during an interaction.
 */
function useRefit(scene: RefObject<Scene>): void {
  const state = useFlowState();
  const { setViewport } = useReactFlow();
  const ui = useCanvasUiStore();
  useEffect(
    () =>
      state.onViewport((now, before) => {
        if (now.width === before.width && now.height === before.height) return;
        if (before.width === 0 || before.height === 0) return;
        const { extent } = scene.current;
        if (!isSame(now, viewOf(extent, before)) || state.isBusy()) return;
        const { renaming, wiring, search, connecting, menu, problem } = ui.getState();
        if (renaming !== null || wiring || search || connecting || menu || problem) return;
        void setViewport(viewOf(extent, now));
      }),
    [state, setViewport, ui, scene],
  );
}

function isSame(a: Viewport, b: Viewport): boolean {
  return Math.abs(a.x - b.x) < TOLERANCE && Math.abs(a.y - b.y) < TOLERANCE && Math.abs(a.zoom / b.zoom - 1) < 0.01;
}
