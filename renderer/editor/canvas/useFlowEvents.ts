import type { ReactFlowProps } from '@xyflow/react';
import { useMemo } from 'react';
import { BLOCK } from '#engine/graph/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './state/canvasUi.ts';
import type { LayerNodeType, WireType } from './state/flow.ts';

/**
 * React Flow's event handlers for the pane, the view, nodes and wires. Stable functions, since new ones would re-render all nodes
 * and wires.
 */
export function useFlowEvents() {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  return useMemo(
    () =>
      ({
        onPaneClick(event) {
          // Without a box, Shift adds nothing.
          if (event.shiftKey) return;
          store.select({});
          // The second click of a double click.
          if (event.detail === 2) canvas.getState().view?.searchLayer();
        },
        onMoveStart: (event) => event && ui.setState(NOTHING_OPEN),
        onNodeDoubleClick: (_event, { id, data }) => {
          if (data.known.layer?.type === BLOCK) store.goTo([...store.getState().path, id]);
        },
        onEdgeMouseEnter: (_event, { id: hoveredWire }) => ui.setState({ hoveredWire }),
        onEdgeMouseLeave: () => ui.setState({ hoveredWire: null }),
      }) satisfies Partial<ReactFlowProps<LayerNodeType, WireType>>,
    [ui, store, canvas],
  );
}
