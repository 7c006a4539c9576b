import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { Viewport } from '../graphs/index.ts';
import { useCanvasUiStore } from './canvasUi.ts';
import type { Scene } from './overview/scene.ts';
import { useFlowState } from './reactFlow/reactFlowInternals.ts';
import { viewOf } from './viewOf.ts';

/** In pixels: views that differ by less look the same. */
const TOLERANCE = 2;

/**
 * Fits the graph into the canvas when its size changes, as when the dock opens. A view chosen by the user stays, and nothing
 * moves during an interaction.
 */
export function useRefit(scene: RefObject<Scene>): void {
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
        const { renaming, wiring, search, connecting, menu, trouble } = ui.getState();
        if (renaming !== null || wiring || search || connecting || menu || trouble) return;
        void setViewport(viewOf(extent, now));
      }),
    [state, setViewport, ui, scene],
  );
}

function isSame(a: Viewport, b: Viewport): boolean {
  return Math.abs(a.x - b.x) < TOLERANCE && Math.abs(a.y - b.y) < TOLERANCE && Math.abs(a.zoom / b.zoom - 1) < 0.01;
}
