import { type ReactFlowState, useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { Viewport } from '../graphs/index.ts';
import { useCanvasUiStore } from './canvasUi.ts';
import type { Scene } from './overview/scene.ts';
import { viewOf } from './viewOf.ts';

/** In pixels: views that differ by less are the same to the eye. */
const TOLERANCE = 2;

/**
 * Fits the graph into what is left of the canvas when its size changes, as it does when the dock opens. A view that a person
 * chose stays, and nothing moves under a hand that is busy.
 */
export function useRefit(scene: RefObject<Scene>): void {
  const api = useStoreApi();
  const flow = useReactFlow();
  const ui = useCanvasUiStore();
  useEffect(
    () =>
      api.subscribe((now, before) => {
        if (now.width === before.width && now.height === before.height) return;
        if (before.width === 0 || before.height === 0) return;
        const { extent } = scene.current;
        if (!isSame(viewportOf(now), viewOf(extent, before)) || isBusy(now)) return;
        const { renaming, wiring, search, connecting, menu, trouble } = ui.getState();
        if (renaming !== null || wiring || search || connecting || menu || trouble) return;
        void flow.setViewport(viewOf(extent, now));
      }),
    [api, flow, ui, scene],
  );
}

const viewportOf = ({ transform: [x, y, zoom] }: ReactFlowState): Viewport => ({ x, y, zoom });

function isSame(a: Viewport, b: Viewport): boolean {
  return Math.abs(a.x - b.x) < TOLERANCE && Math.abs(a.y - b.y) < TOLERANCE && Math.abs(a.zoom / b.zoom - 1) < 0.01;
}

/** Something is dragged, wired or boxed. */
function isBusy({ nodes, connection, userSelectionActive, paneDragging }: ReactFlowState): boolean {
  return connection.inProgress || userSelectionActive || paneDragging || nodes.some(({ dragging }) => dragging);
}
