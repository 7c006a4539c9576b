import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { Point } from '../document/index.ts';
import { type CanvasView, useWorkbench } from '../workbench/index.ts';
import { type CanvasUiStore, useCanvasUiStore } from './canvasUi.ts';

/** Milliseconds that a change of the view takes; none for those who want no motion. */
function glide(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120;
}

export const FIT = { padding: 0.06, maxZoom: 1.1 } as const;

/** Lets commands reach the canvas for as long as it is on the screen. */
export function useCanvasView(element: RefObject<HTMLDivElement | null>) {
  const { canvas } = useWorkbench();
  const flow = useReactFlow();
  const ui = useCanvasUiStore();
  const pointer = useRef<Point | undefined>(undefined);
  useEffect(() => {
    canvas.setState({ view: createView(flow, ui, element, pointer) });
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
): CanvasView {
  const bounds = () => element.current?.getBoundingClientRect() ?? new DOMRect();
  const middle = () => ({ x: bounds().left + bounds().width / 2, y: bounds().top + bounds().height / 2 });
  return {
    fitAll: () => void flow.fitView({ ...FIT, duration: glide() }),
    fitNodes: (ids) => void flow.fitView({ ...FIT, padding: 0.3, nodes: ids.map((id) => ({ id })), duration: glide() }),
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
