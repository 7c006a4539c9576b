import { useStoreApi } from '@xyflow/react';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo } from 'react';
import { leaveBlock } from '../commands/useBlockCommands.ts';
import { wireKey } from '../document/index.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './canvasUi.ts';
import { disconnect } from './connect.ts';
import type { OpenEnd } from './judgeWire.ts';

/** The port that an event came from. */
function portOf(target: EventTarget): OpenEnd | undefined {
  const handle = (target as Element).closest<HTMLElement>('.react-flow__handle');
  const { nodeid, handleid } = handle?.dataset ?? {};
  if (!handle || nodeid === undefined || handleid === undefined) return undefined;
  return { nodeId: nodeid, port: handleid, side: handle.classList.contains('source') ? 'output' : 'input' };
}

const idOf = (target: EventTarget, selector: string): string | undefined =>
  (target as Element).closest<HTMLElement>(selector)?.dataset.id;

/** What a menu or a panel over the canvas tells is none of the canvas's business. */
const isOfCanvas = ({ currentTarget, target }: { currentTarget: Element; target: EventTarget }) =>
  currentTarget.contains(target as Element) && (target as Element).closest('.react-flow') !== null;

/** What keys and clicks do to nodes, wires and ports, besides what React Flow makes of them. */
export function useCanvasHands() {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  const flow = useStoreApi();
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
      const nodeId = idOf(event.target, '.react-flow__node');
      const isNode = (event.target as Element).classList.contains('react-flow__node');
      if (port && isChoice) connectFrom(port, event.target as Element, event.currentTarget);
      else if (port && isRemoval) disconnect(store, port);
      else if (isNode && nodeId !== undefined && isChoice) choose(nodeId, event.shiftKey);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
    function choose(nodeId: string, adds: boolean): void {
      const { nodes, wires } = store.getState().selection;
      store.select(adds ? { nodes: new Set([...nodes, nodeId]), wires } : { nodes: new Set([nodeId]) });
    }
    function onClickCapture(event: MouseEvent<HTMLElement>): void {
      const port = event.altKey ? portOf(event.target) : undefined;
      if (!port) return;
      event.preventDefault();
      event.stopPropagation();
      disconnect(store, port);
      flow.setState({ connectionClickStartHandle: null });
    }
    /** A click on one of several selected nodes leaves only that one. */
    function onClick(event: MouseEvent<HTMLElement>): void {
      const nodeId = isOfCanvas(event) ? idOf(event.target, '.react-flow__node') : undefined;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      const { nodes } = store.getState().selection;
      if (nodeId !== undefined && isPlain && nodes.size > 1 && nodes.has(nodeId)) store.select({ nodes: new Set([nodeId]) });
    }
    /** A drag from an input that has a wire takes the end of that wire, where React Flow would begin a new one. */
    function onMouseDownCapture(event: MouseEvent<HTMLElement>): void {
      const port = event.button === 0 && !event.altKey ? portOf(event.target) : undefined;
      if (port?.side !== 'input') return;
      const wire = store.getState().document.edges.find(({ to }) => to[0] === port.nodeId && to[1] === port.port);
      const id = wire && CSS.escape(wireKey(wire));
      const end = id && event.currentTarget.querySelector(`.react-flow__edge[data-id="${id}"] .react-flow__edgeupdater-target`);
      if (!end) return;
      event.stopPropagation();
      const { clientX, clientY, button } = event;
      end.dispatchEvent(new globalThis.MouseEvent('mousedown', { bubbles: true, cancelable: true, clientX, clientY, button }));
    }
    function onFocus(event: FocusEvent<HTMLElement>): void {
      const nodeId = idOf(event.target, '.react-flow__node');
      if (nodeId === undefined) return;
      ui.setState({ focused: nodeId });
      if (event.target.matches(':focus-visible')) canvas.getState().view?.reveal(nodeId);
    }
    function onContextMenu(event: MouseEvent<HTMLElement>): void {
      if (!isOfCanvas(event)) return;
      event.preventDefault();
      const { document, selection } = store.getState();
      const nodeId = idOf(event.target, '.react-flow__node');
      const wireId = idOf(event.target, '.react-flow__edge');
      const wire = document.edges.find((edge) => wireKey(edge) === wireId);
      if (nodeId !== undefined && !selection.nodes.has(nodeId)) store.select({ nodes: new Set([nodeId]) });
      if (wire && !selection.wires.has(wireKey(wire))) store.select({ wires: new Set([wireKey(wire)]) });
      const { left, top } = event.currentTarget.getBoundingClientRect();
      const isSelection = (event.target as Element).closest('.react-flow__nodesselection') !== null;
      const place = nodeId !== undefined || isSelection ? 'node' : wire ? 'wire' : 'canvas';
      ui.setState({ ...NOTHING_OPEN, menu: { at: { x: event.clientX - left, y: event.clientY - top }, place } });
    }
    return { onKeyDown, onClick, onClickCapture, onMouseDownCapture, onFocus, onContextMenu };
  }, [ui, store, canvas, flow]);
}

/** Escape lets go of a held wire, closes what hangs over the canvas, selects nothing, and leaves the block, whichever comes first. */
function useEscape(): void {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const flow = useStoreApi();
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
      const { wiring, isFinding, search, connecting, menu, trouble } = ui.getState();
      if (wiring) letGo();
      else if (flow.getState().connectionClickStartHandle) flow.setState({ connectionClickStartHandle: null });
      else if (isFinding) ui.setState({ isFinding: false, found: null });
      else if (search || connecting || menu || trouble) ui.setState(NOTHING_OPEN);
      else if (Object.values(store.getState().selection).some(({ size }) => size > 0)) store.select({});
      else leaveBlock(store);
    };
    /** React Flow has no way to cancel: a hand that is far away, over nothing, lets go. */
    function letGo(): void {
      ui.setState({ wiring: null, hasLetGo: true });
      const away = { clientX: -1e4, clientY: -1e4, bubbles: true };
      document.dispatchEvent(new globalThis.MouseEvent('mousemove', away));
      document.dispatchEvent(new globalThis.MouseEvent('mouseup', away));
      ui.setState({ hasLetGo: false });
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [ui, store, flow]);
}
