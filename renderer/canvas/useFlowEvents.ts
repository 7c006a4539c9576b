import type { ReactFlowProps, Viewport } from '@xyflow/react';
import { useMemo } from 'react';
import { BLOCK } from '#engine/graph/index.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './canvasUi.ts';
import { showMenu } from './contextMenu.ts';
import type { LayerNodeType, WireType } from './flow.ts';

/**
 * React Flow's event handlers for the pane, the view, nodes and wires. Stable functions, since new ones would re-render all nodes
 * and wires.
 * @param viewKey key of the stored view
 */
export function useFlowEvents(viewKey: string) {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const { workspace, canvas } = useWorkbench();
  return useMemo(
    () =>
      ({
        onPaneClick(event) {
          store.select({});
          // The second click of a double click.
          if (event.detail === 2) canvas.getState().view?.searchLayer();
        },
        onSelectionContextMenu(event) {
          event.preventDefault();
          const board = event.currentTarget.closest('[data-testid="canvas"]');
          if (board) showMenu(ui, 'node', board, { x: event.clientX, y: event.clientY });
        },
        onMoveStart: (event) => event && ui.setState(NOTHING_OPEN),
        onMoveEnd: (_event: unknown, view: Viewport) => workspace.remember(viewKey, view),
        onNodeDoubleClick: (_event, { id, data }) => {
          if (data.known.layer?.type === BLOCK) store.goTo([...store.getState().place, id]);
        },
        onEdgeMouseEnter: (_event, { id: hoveredWire }) => ui.setState({ hoveredWire }),
        onEdgeMouseLeave: () => ui.setState({ hoveredWire: null }),
      }) satisfies Partial<ReactFlowProps<LayerNodeType, WireType>>,
    [ui, store, workspace, canvas, viewKey],
  );
}
