import { useWindowEvent } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Size } from '../../document/index.ts';
import { type CanvasViewport, useFlowState } from '../../drawing/reactFlow/reactFlowInternals.ts';
import type { RememberedView, Viewport } from '../../workbench/graphs/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Scene } from './overview/scene.ts';
import { useCanvasUiStore } from './state/canvasUi.ts';
import { viewOf } from './viewOf.ts';

/** The initial view: the person's last one of this graph, else all of it. Undefined until the canvas size is known. */
export function useFirstView(element: RefObject<HTMLElement | null>, scene: Scene, viewKey: string): Viewport | undefined {
  const { openGraphs } = useWorkbench();
  const [viewport, setViewport] = useState<Viewport | undefined>(undefined);
  const first = useRef({ scene, viewKey });
  useLayoutEffect(() => {
    const space = element.current?.getBoundingClientRect();
    if (!space) return;
    const last = openGraphs.getState().viewports[first.current.viewKey];
    setViewport(last ? centered(last, last, space) : viewOf(first.current.scene.extent, space));
  }, [element, openGraphs]);
  return viewport;
}

/** True from the start, and from a change of the window size, while panels take their sizes, to the next press. */
function useWindowResized(): RefObject<boolean> {
  const isOfWindow = useRef(true);
  useWindowEvent('resize', () => {
    isOfWindow.current = true;
  });
  const end = () => {
    isOfWindow.current = false;
  };
  useWindowEvent('pointerdown', end, true);
  useWindowEvent('keydown', end, true);
  return isOfWindow;
}

/**
 * Keeps a fitted graph fitted when the canvas size or the text size changes. A view that the person chose keeps its center in
 * another window size, and does not move when a panel opens. Nothing moves during an interaction. Only a chosen view is
 * remembered.
 */
export function useFittedView(scene: RefObject<Scene>, viewKey: string) {
  const state = useFlowState();
  const { setViewport, zoomTo, getZoom } = useReactFlow();
  const ui = useCanvasUiStore();
  const { openGraphs, settings } = useWorkbench();
  const isOfWindow = useWindowResized();
  const isFitted = useRef<boolean | null>(null);
  isFitted.current ??= openGraphs.getState().viewports[viewKey] === undefined;
  const fitInto = useCallback((size: Size) => void setViewport(viewOf(scene.current.extent, size)), [setViewport, scene]);

  useEffect(() => {
    let size = state.viewport();
    const resize = (now: CanvasViewport) => {
      const before = size;
      // A canvas without space, as in a very small window, has no view.
      if (!hasSpace(now)) return;
      size = now;
      // Earlier versions remembered fitted views, too.
      if (!hasSpace(before)) isFitted.current ||= isSame(now, viewOf(scene.current.extent, now));
      if (!isAtRest(ui) || state.isBusy()) return;
      if (isFitted.current) fitInto(now);
      else if (isOfWindow.current && hasSpace(before)) void setViewport(centered(now, before, now));
    };
    return state.onViewport((now, before) => {
      if (now.width !== before.width || now.height !== before.height) resize(now);
      else isFitted.current = isSame(now, viewOf(scene.current.extent, now));
    });
  }, [state, setViewport, fitInto, ui, scene, isOfWindow]);

  const textSize = useStore(settings, (current) => current.textSize);
  const lastTextSize = useRef(textSize);
  useEffect(() => {
    // Larger text scales the canvas.
    if (lastTextSize.current === textSize) return;
    if (isFitted.current) fitInto(state.viewport());
    else void zoomTo((getZoom() * textSize) / lastTextSize.current);
    lastTextSize.current = textSize;
  }, [state, fitInto, zoomTo, getZoom, textSize]);

  return useCallback(
    (_event: unknown, view: Viewport) => {
      const { width, height } = state.viewport();
      openGraphs.remember(viewKey, isFitted.current ? undefined : { ...view, width, height });
    },
    [openGraphs, state, viewKey],
  );
}

const hasSpace = ({ width, height }: Size): boolean => width > 0 && height > 0;

/** A view with the same center in a canvas of another size. */
function centered({ x, y, zoom }: Viewport, before: Pick<RememberedView, 'width' | 'height'>, now: Size): Viewport {
  const { width = now.width, height = now.height } = before;
  return { x: x + (now.width - width) / 2, y: y + (now.height - height) / 2, zoom };
}

/** False while something is open or held at a position of the canvas. */
function isAtRest(ui: ReturnType<typeof useCanvasUiStore>): boolean {
  const { renaming, wiring, search, connecting, menu, problem } = ui.getState();
  return renaming === null && !wiring && !search && !connecting && !menu && !problem;
}

/** In pixels: views that differ by less look the same. */
const TOLERANCE = 2;

function isSame(a: Viewport, b: Viewport): boolean {
  return Math.abs(a.x - b.x) < TOLERANCE && Math.abs(a.y - b.y) < TOLERANCE && Math.abs(a.zoom / b.zoom - 1) < 0.01;
}
