import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo } from 'react';
import { leaveBlock } from '../../document/blocks/index.ts';
import { wireKey } from '../../document/index.ts';
import { cancelConnection, takeTargetEnd, useFlowState } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import type { OpenEnd } from '../connections/validateConnection.ts';
import { disconnect } from './connect.ts';
import { openContextMenu } from './contextMenu.ts';
import { isNodeItself, isOfCanvas, nodeOf, portOf } from './state/canvasTargets.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './state/canvasUi.ts';
import { toggleSelected } from './state/toggleSelected.ts';

/** Keys and clicks on nodes, wires and ports, beyond React Flow's own. */
export function useCanvasPointer() {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  const flow = useFlowState();
  useEscape();
  return useMemo(() => {
    function connectFrom(end: OpenEnd, element: Element, board: Element): void {
      const [port, bounds] = [element.getBoundingClientRect(), board.getBoundingClientRect()];
      const at = { x: port.right - bounds.left + 8, y: port.top - bounds.top };
      ui.setState({ ...NOTHING_OPEN, connecting: { end, at } });
    }
    function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      if (!isOfCanvas(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const port = portOf(event.target);
      const isChoice = event.key === 'Enter' || event.key === ' ';
      const isRemoval = event.key === 'Delete' || event.key === 'Backspace';
      const nodeId = nodeOf(event.target);
      if (port && isChoice) connectFrom(port, event.target as Element, event.currentTarget);
      else if (port && isRemoval) disconnect(store, port);
      else if (isNodeItself(event.target) && nodeId !== undefined && isChoice) choose(nodeId, event.shiftKey);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
    function choose(nodeId: string, adds: boolean): void {
      if (adds) toggleSelected(store, 'nodes', nodeId);
      else store.select({ nodes: new Set([nodeId]) });
    }
    function onClickCapture(event: MouseEvent<HTMLElement>): void {
      const port = event.altKey ? portOf(event.target) : undefined;
      if (!port) return;
      event.preventDefault();
      event.stopPropagation();
      disconnect(store, port);
      flow.cancelClickConnection();
    }
    /** A click on one of several selected nodes selects only that one. */
    function onClick(event: MouseEvent<HTMLElement>): void {
      const nodeId = isOfCanvas(event) ? nodeOf(event.target) : undefined;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      const { nodes, annotations } = store.getState().selection;
      const isOneOfSeveral = nodes.size + annotations.size > 1;
      if (nodeId !== undefined && isPlain && isOneOfSeveral && nodes.has(nodeId)) store.select({ nodes: new Set([nodeId]) });
    }
    /** A drag from a connected input picks up the end of its wire, where React Flow would begin a new one. */
    function onMouseDownCapture(event: MouseEvent<HTMLElement>): void {
      const port = event.button === 0 && !event.altKey ? portOf(event.target) : undefined;
      if (port?.side !== 'input') return;
      const wire = store.getState().document.edges.find(({ to }) => to[0] === port.nodeId && to[1] === port.port);
      if (wire && takeTargetEnd(event.currentTarget, wireKey(wire), event)) event.stopPropagation();
    }
    function onFocus(event: FocusEvent<HTMLElement>): void {
      const nodeId = nodeOf(event.target);
      if (nodeId === undefined) return;
      ui.setState({ focused: nodeId });
      if (event.target.matches(':focus-visible')) canvas.getState().view?.reveal(nodeId);
    }
    function onContextMenu(event: MouseEvent<HTMLElement>): void {
      if (!isOfCanvas(event) || event.isDefaultPrevented()) return;
      event.preventDefault();
      openContextMenu(store, ui, event.target as Element, event.currentTarget, { x: event.clientX, y: event.clientY });
    }
    return { onKeyDown, onClick, onClickCapture, onMouseDownCapture, onFocus, onContextMenu };
  }, [ui, store, canvas, flow]);
}

/** Escape cancels a held wire, closes overlays, clears the selection, or leaves the block, whichever applies first. */
function useEscape(): void {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const flow = useFlowState();
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const target = event.target as Element;
      if (
        event.key !== 'Escape' ||
        event.defaultPrevented ||
        target.closest?.('input, textarea, [role="dialog"], [role="menu"]')
      ) {
        return;
      }
      const { wiring, isFinding, search, connecting, menu, problem } = ui.getState();
      if (wiring) cancel();
      else if (flow.isClickConnecting()) flow.cancelClickConnection();
      else if (isFinding) ui.setState({ isFinding: false, found: null });
      else if (search || connecting || menu || problem) ui.setState(NOTHING_OPEN);
      else if (Object.values(store.getState().selection).some(({ size }) => size > 0)) store.select({});
      else leaveBlock(store);
    };
    function cancel(): void {
      ui.setState({ wiring: null, isCancelled: true });
      cancelConnection();
      ui.setState({ isCancelled: false });
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [ui, store, flow]);
}
