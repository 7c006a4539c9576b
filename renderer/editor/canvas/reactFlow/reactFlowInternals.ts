import { type ReactFlowState, useStore, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Box } from '../../../document/index.ts';
import type { Viewport } from '../../../workbench/graphs/index.ts';

/**
 * All that the canvas takes from React Flow beyond its public interface, with the styles beside it: its store, the classes of its
 * elements, and events sent in place of the pointer's. `tests/reactFlow.test.ts` fails when another version is installed, so that
 * whoever raises it looks through these two files.
 */
export const REACT_FLOW_VERSION = '12.12';

/** The classes that React Flow gives to elements, here and in the styles beside this file. */
export const REACT_FLOW_CLASSES = {
  edge: 'react-flow__edge',
  targetEnd: 'react-flow__edgeupdater-target',
  pane: 'react-flow__pane',
  selection: 'react-flow__selection',
  selectedNodes: 'react-flow__nodesselection-rect',
} as const;

/** The part of the graph in view, and how large the canvas is, in pixels. */
export interface CanvasViewport extends Viewport {
  readonly width: number;
  readonly height: number;
}

const viewportOf = ({ transform: [x, y, zoom], width, height }: ReactFlowState): CanvasViewport => ({
  x,
  y,
  zoom,
  width,
  height,
});

/** What follows from the zoom: public hooks would draw a component again at every change of the view. */
export function useZoom<Value>(select: (zoom: number) => Value): Value {
  return useStore(({ transform }) => select(transform[2]));
}

/** The same of the whole view. @param select the same function as long as it selects the same */
export function useCanvasViewport<Value>(select: (viewport: CanvasViewport) => Value): Value {
  return useStore((state) => select(viewportOf(state)));
}

/** What React Flow knows of the view and the pointer, for what must not be drawn again when it changes. */
export interface FlowState {
  readonly viewport: () => CanvasViewport;
  /** Calls back when the view or the size of the canvas changes. @returns what ends it */
  readonly onViewport: (listener: (now: CanvasViewport, before: CanvasViewport) => void) => () => void;
  /** Calls back with the box that a person draws around nodes, in the canvas's units, whenever it changes. @returns what ends it */
  readonly onSelectionBox: (listener: (box: Box) => void) => () => void;
  /** Whether such a box is being drawn. */
  readonly isBoxing: () => boolean;
  /** Whether the key is down that adds to a selection. */
  readonly isAdding: () => boolean;
  /** Whether something is dragged, connected or boxed. */
  readonly isBusy: () => boolean;
  /** Whether a port was clicked, and the next one that is clicked will be connected to it. */
  readonly isClickConnecting: () => boolean;
  readonly cancelClickConnection: () => void;
}

/** The same object as long as the canvas is there. */
export function useFlowState(): FlowState {
  const api = useStoreApi();
  return useMemo((): FlowState => {
    const { getState } = api;
    return {
      viewport: () => viewportOf(getState()),
      onViewport: (listener) =>
        api.subscribe((now, before) => {
          const isSame = now.transform === before.transform && now.width === before.width && now.height === before.height;
          if (!isSame) listener(viewportOf(now), viewportOf(before));
        }),
      onSelectionBox: (listener) =>
        api.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom] }, before) => {
          if (!rect || rect === before.userSelectionRect) return;
          listener({ x: (rect.x - x) / zoom, y: (rect.y - y) / zoom, width: rect.width / zoom, height: rect.height / zoom });
        }),
      isBoxing: () => getState().userSelectionActive,
      isAdding: () => getState().multiSelectionActive,
      isBusy() {
        const { nodes, connection, userSelectionActive, paneDragging } = getState();
        return connection.inProgress || userSelectionActive || paneDragging || nodes.some(({ dragging }) => dragging);
      },
      isClickConnecting: () => getState().connectionClickStartHandle !== null,
      cancelClickConnection: () => api.setState({ connectionClickStartHandle: null }),
    };
  }, [api]);
}

/** Takes the end of a wire at its input, as if it had been pressed there. @returns whether there is such an end */
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

/** Cancels the connection that is being drawn, which React Flow has no way to do: the pointer lets go far away, over nothing. */
export function cancelConnection(): void {
  const away = { clientX: -1e4, clientY: -1e4, bubbles: true };
  document.dispatchEvent(new MouseEvent('mousemove', away));
  document.dispatchEvent(new MouseEvent('mouseup', away));
}
