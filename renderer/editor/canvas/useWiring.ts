import type {
  Connection,
  FinalConnectionState,
  Handle,
  HandleType,
  OnConnectEnd,
  OnConnectStart,
  OnReconnect,
} from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import type { GraphEdge } from '#engine/graph/index.ts';
import { connectPorts, moveWire, type Point, removeElements } from '../../document/index.ts';
import { message } from '../../language/index.ts';
import { useDocumentStore, useKnownData } from '../../workbench/index.ts';
import { type OpenEnd, wireBetween } from '../connections/validateConnection.ts';
import { connectLabel, problemOf } from './connect.ts';
import { cycleTest, holdEnd } from './holdEnd.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './state/canvasUi.ts';
import type { WireType } from './state/flow.ts';

const toEdge = ({ source, sourceHandle, target, targetHandle }: WireType | Connection): GraphEdge => ({
  from: [source, sourceHandle ?? 'out'],
  to: [target, targetHandle ?? 'in'],
});

const sideOf = (handle: HandleType | null): OpenEnd['side'] => (handle === 'source' ? 'output' : 'input');

/** Drawing, reconnecting and dropping wires. */
export function useWiring() {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const { screenToFlowPosition, getViewport } = useReactFlow();
  const reconnected = useRef(false);

  /** A mismatch can be drawn, and is flagged; only what would close a cycle cannot. */
  const isValidConnection = useCallback(
    (connection: WireType | Connection) => {
      const { from, to } = toEdge(connection);
      return !cycleTest(store.getState().document, shapes, { nodeId: from[0], port: from[1], side: 'output' })(to[0]);
    },
    [store, shapes],
  );

  return useMemo(() => {
    const onConnectStart: OnConnectStart = (_event, { nodeId, handleId, handleType }) => {
      if (nodeId === null) return;
      const end: OpenEnd = { nodeId, port: handleId ?? '', side: sideOf(handleType) };
      ui.setState({ ...NOTHING_OPEN, wiring: holdEnd(store.getState().document, shapes, end) });
    };

    /** Explains the problem of a wire dropped at a port, and offers fixes. */
    function explain(end: OpenEnd, { nodeId, id, type }: Handle, at: Point): void {
      if (sideOf(type) === end.side) return;
      const problem = problemOf(store.getState().document, shapes, wireBetween(end, nodeId, id ?? ''));
      if (problem) ui.setState({ problem: { ...problem, at } });
    }

    const onConnectEnd: OnConnectEnd = (event, state) => {
      const held = ui.getState().wiring;
      ui.setState({ wiring: null });
      if (!held || !state.fromHandle || !(event instanceof MouseEvent)) return;
      const position = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const { x, y, zoom } = getViewport();
      const at = { x: position.x * zoom + x, y: position.y * zoom + y };
      if (state.toHandle) explain(held.end, state.toHandle, at);
      if (state.toNode || state.toHandle) return;
      ui.setState({ search: { at, position, end: held.end } });
    };

    const onReconnect: OnReconnect<WireType> = (wire, connection) => {
      reconnected.current = true;
      if (wire.data) store.edit(message('Reconnect wire'), moveWire(wire.data.edge, toEdge(connection)));
    };

    return {
      onConnect(connection: Connection) {
        const edge = toEdge(connection);
        store.edit(connectLabel(store.getState().document, edge), connectPorts(edge));
      },
      onConnectStart,
      onConnectEnd,
      onReconnect,
      onReconnectStart: () => {
        reconnected.current = false;
      },
      /** A wire's end dropped over nothing removes the wire; one cancelled by Escape stays. */
      onReconnectEnd: (_event: unknown, wire: WireType, _type: unknown, { toHandle }: FinalConnectionState) => {
        const wasCancelled = ui.getState().isCancelled;
        ui.setState({ wiring: null, search: null });
        if (reconnected.current || wasCancelled || toHandle || !wire.data) return;
        store.edit(message('Remove the wire'), removeElements(new Set(), [wire.data.edge]));
      },
      isValidConnection,
    };
  }, [ui, store, shapes, screenToFlowPosition, getViewport, isValidConnection]);
}
