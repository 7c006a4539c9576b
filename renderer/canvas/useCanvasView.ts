import { getViewportForBounds, type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { Point, Size } from '../document/index.ts';
import type { Viewport } from '../graphs/index.ts';
import { type CanvasView, useWorkbench } from '../workbench/index.ts';
import { type CanvasUiStore, useCanvasUiStore } from './canvasUi.ts';
import { type Box, boundsOfNodes, type Scene } from './overview/scene.ts';

/** Milliseconds that a change of the view takes; none for those who want no motion. */
function glide(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120;
}

export const ZOOMS = { minZoom: 0.1, maxZoom: 4 } as const;
/** Nothing is shown larger only because there is room. */
const LARGEST_FIT = 1.1;
const PADDING = { all: 0.06, some: 0.3 } as const;

/** The view that shows a box, or as much of its middle as fits. @param size of the canvas, in pixels */
export function viewOf({ x, y, width, height }: Box, size: Size, padding: number = PADDING.all): Viewport {
  // A little room even for a single point.
  const bounds = { x, y, width: Math.max(width, 1), height: Math.max(height, 1) };
  return getViewportForBounds(bounds, size.width, size.height, ZOOMS.minZoom, LARGEST_FIT, padding);
}

/** Lets commands reach the canvas for as long as it is on the screen. */
export function useCanvasView(element: RefObject<HTMLDivElement | null>, scene: Scene) {
  const { canvas } = useWorkbench();
  const flow = useReactFlow();
  const ui = useCanvasUiStore();
  const pointer = useRef<Point | undefined>(undefined);
  const latestScene = useRef(scene);
  latestScene.current = scene;
  useEffect(() => {
    canvas.setState({ view: createView(flow, ui, element, pointer, latestScene) });
    return () => canvas.setState({ view: null });
  }, [canvas, flow, ui, element]);
  return {
    onPointerMove: (event: { clientX: number; clientY: number }) => {
      pointer.current = { x: event.clientX, y: event.clientY };
    },
    onPointerLeave: () => {
      pointer.current = undefined;
    },
  };
}

function createView(
  flow: ReactFlowInstance,
  ui: CanvasUiStore,
  element: RefObject<HTMLDivElement | null>,
  pointer: RefObject<Point | undefined>,
  scene: RefObject<Scene>,
): CanvasView {
  const bounds = () => element.current?.getBoundingClientRect() ?? new DOMRect();
  const middle = () => ({ x: bounds().left + bounds().width / 2, y: bounds().top + bounds().height / 2 });
  const show = (viewport: Viewport) => void flow.setViewport(viewport, { duration: glide() });
  return {
    fitAll: () => show(viewOf(scene.current.bounds, bounds())),
    fitNodes: (ids) => show(viewOf(boundsOfNodes(scene.current, new Set(ids)), bounds(), PADDING.some)),
    zoomIn: () => void flow.zoomIn({ duration: glide() }),
    zoomOut: () => void flow.zoomOut({ duration: glide() }),
    center: () => flow.screenToFlowPosition(middle()),
    pointer: () => pointer.current && flow.screenToFlowPosition(pointer.current),
    searchLayer() {
      const screen = pointer.current ?? middle();
      const { left, top } = bounds();
      ui.setState({ search: { at: { x: screen.x - left, y: screen.y - top }, place: flow.screenToFlowPosition(screen) } });
    },
    renameNode: (nodeId) => ui.setState({ renaming: nodeId }),
  };
}
