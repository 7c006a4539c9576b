import type { Connection, OnConnectEnd, OnConnectStart, OnReconnect } from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import type { GraphEdge } from '#engine/graph/index.ts';
import { findLayer, inputPorts } from '#engine/layers/index.ts';
import { connectPorts, moveWire, removeElements } from '../document/index.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../workbench/index.ts';
import { portKey, useCanvasUiStore } from './canvasUi.ts';
import type { WireType } from './flow.ts';
import { type Judgement, judgeWire, type OpenEnd, wireBetween } from './judgeWire.ts';

const toEdge = ({
  source,
  sourceHandle,
  target,
  targetHandle,
}: Omit<Connection, 'sourceHandle' | 'targetHandle'> & {
  sourceHandle?: string | null;
  targetHandle?: string | null;
}): GraphEdge => ({
  from: [source, sourceHandle ?? 'out'],
  to: [target, targetHandle ?? 'in'],
});

/** What drawing, redrawing and dropping wires does. */
export function useWiring() {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const { notices } = useWorkbench();
  const { screenToFlowPosition } = useReactFlow();
  const reconnected = useRef(false);

  const isValidConnection = useCallback(
    (connection: WireType | Connection) => judgeWire(store.getState().document, shapes, toEdge(connection)).kind !== 'refused',
    [store, shapes],
  );

  return useMemo(() => {
    const onConnectStart: OnConnectStart = (_event, { nodeId, handleId, handleType }) => {
      if (nodeId === null) return;
      const end: OpenEnd = { nodeId, port: handleId ?? '', side: handleType === 'source' ? 'output' : 'input' };
      ui.setState({ search: null, wiring: { end, judgements: judgeAll(end) } });
    };

    function judgeAll(end: OpenEnd): Map<string, Judgement> {
      const { document } = store.getState();
      const judgements = new Map<string, Judgement>();
      for (const { id, type, params } of document.nodes) {
        const layer = findLayer(type);
        const side = end.side === 'output' ? 'input' : 'output';
        const ports =
          side === 'input'
            ? Object.keys(layer ? inputPorts(layer, params) : { in: null })
            : layer?.hasOutput === false
              ? []
              : ['out'];
        for (const port of ports) {
          const edge = wireBetween(end, id, port, side);
          if (edge) judgements.set(portKey(id, port), judgeWire(document, shapes, edge));
        }
      }
      return judgements;
    }

    const onConnectEnd: OnConnectEnd = (event, { toNode, toHandle, fromHandle }) => {
      const held = ui.getState().wiring;
      ui.setState({ wiring: null });
      if (!held || !fromHandle) return;
      const refusal = toHandle && held.judgements.get(portKey(toHandle.nodeId, toHandle.id ?? ''));
      if (refusal?.kind === 'refused') notices.warn('This wire cannot be drawn', refusal.text);
      if (toNode || toHandle || !(event instanceof MouseEvent)) return;
      const bounds = (event.target as Element).closest('.react-flow')?.getBoundingClientRect();
      if (!bounds) return;
      const place = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      ui.setState({ search: { at: { x: event.clientX - bounds.left, y: event.clientY - bounds.top }, place, end: held.end } });
    };

    const onReconnect: OnReconnect<WireType> = (wire, connection) => {
      reconnected.current = true;
      if (wire.data) store.edit('Lead the wire elsewhere', moveWire(wire.data.edge, toEdge(connection)));
    };

    return {
      onConnect: (connection: Connection) => store.edit('Connect', connectPorts(toEdge(connection))),
      onConnectStart,
      onConnectEnd,
      onReconnect,
      onReconnectStart: () => {
        reconnected.current = false;
      },
      /** A wire's end that is let go over nothing takes the wire away. */
      onReconnectEnd: (_event: unknown, wire: WireType) => {
        ui.setState({ wiring: null, search: null });
        if (!reconnected.current && wire.data) store.edit('Remove the wire', removeElements(new Set(), [wire.data.edge]));
      },
      isValidConnection,
    };
  }, [ui, store, shapes, notices, screenToFlowPosition, isValidConnection]);
}
