import { type ReactFlowState, useStore, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Box } from '../../document/index.ts';
import type { Viewport } from '../../workbench/graphs/index.ts';

/**
 * Everything that the canvas uses of React Flow beyond its public interface, with the styles beside it: its store, its elements'
 * classes, and synthetic pointer events. `tests/reactFlow.test.ts` fails when another version is installed, so that these two
 * files are reviewed on an upgrade.
 */
export const REACT_FLOW_VERSION = '12.12';

/** React Flow's class names, used here and in the styles beside this file. */
export const REACT_FLOW_CLASSES = {
  edge: 'react-flow__edge',
  targetEnd: 'react-flow__edgeupdater-target',
  pane: 'react-flow__pane',
  selection: 'react-flow__selection',
  selectedNodes: 'react-flow__nodesselection-rect',
} as const;

/** The visible part of the graph, and the canvas size in pixels. */
export interface CanvasViewport extends Viewport {
  readonly width: number;
  readonly height: number;
}

function viewportOf({ transform: [x, y, zoom], width, height }: ReactFlowState): CanvasViewport {
  return { x, y, zoom, width, height };
}

/** A value derived from the zoom: public hooks would re-render a component at every view change. */
export function useZoom<Value>(select: (zoom: number) => Value): Value {
  return useStore(({ transform }) => select(transform[2]));
}

/** The same for the whole viewport. @param select must be a stable function */
export function useCanvasViewport<Value>(select: (viewport: CanvasViewport) => Value): Value {
  return useStore((state) => select(viewportOf(state)));
}

/** React Flow's view and pointer state, for use without re-rendering: a stable object for the lifetime of the canvas. */
export function useFlowState() {
  const api = useStoreApi();
  return useMemo(() => {
    const { getState } = api;
    return {
      viewport: () => viewportOf(getState()),
      /** Calls back when the view or the canvas size changes. @returns unsubscribes */
      onViewport: (listener: (now: CanvasViewport, before: CanvasViewport) => void) =>
        api.subscribe((now, before) => {
          const isSame = now.transform === before.transform && now.width === before.width && now.height === before.height;
          if (!isSame) listener(viewportOf(now), viewportOf(before));
        }),
      /** Calls back when the user's selection box changes, in canvas units. @returns unsubscribes */
      onSelectionBox: (listener: (box: Box) => void) =>
        api.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom] }, before) => {
          if (!rect || rect === before.userSelectionRect) return;
          listener({ x: (rect.x - x) / zoom, y: (rect.y - y) / zoom, width: rect.width / zoom, height: rect.height / zoom });
        }),
      /** True from the press that begins a selection box to its release. */
      isBoxing: () => getState().userSelectionRect !== null,
      /** True while the key is down that adds to a selection. */
      isAdding: () => getState().multiSelectionActive,
      /** True while something is dragged, connected or boxed. */
      isBusy() {
        const { nodes, connection, userSelectionActive, paneDragging } = getState();
        return connection.inProgress || userSelectionActive || paneDragging || nodes.some(({ dragging }) => dragging);
      },
      /** True if a port was clicked, and the next clicked one will be connected to it. */
      isClickConnecting: () => getState().connectionClickStartHandle !== null,
      cancelClickConnection: () => api.setState({ connectionClickStartHandle: null }),
    };
  }, [api]);
}

/** Picks up the end of a wire at its input, as if pressed there. @returns true if there is such an end */
export function takeTargetEnd(
  board: Element,
  wireId: string,
  { clientX, clientY, button }: Pick<MouseEvent, 'clientX' | 'clientY' | 'button'>,
): boolean {
  const { edge, targetEnd } = REACT_FLOW_CLASSES;
  const end = board.querySelector(`.${edge}[data-id="${CSS.escape(wireId)}"] .${targetEnd}`);
  end?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, clientX, clientY, button }));
  return end !== null;
}

/** Cancels the connection being drawn, for which React Flow has no function: releases the pointer far away, over nothing. */
export function cancelConnection(): void {
  const away = { clientX: -1e4, clientY: -1e4, bubbles: true };
  document.dispatchEvent(new MouseEvent('mousemove', away));
  document.dispatchEvent(new MouseEvent('mouseup', away));
}
