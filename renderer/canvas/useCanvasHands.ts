import { useStoreApi } from '@xyflow/react';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { wireKey } from '../document/index.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import { annotationOf, idOf, isOfCanvas, portOf } from './canvasTargets.ts';
import { NOTHING_OPEN, useCanvasUiStore } from './canvasUi.ts';
import { disconnect } from './connect.ts';
import type { OpenEnd } from './judgeWire.ts';
import { useEscape } from './useEscape.ts';

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
      const { selection } = store.getState();
      store.select(adds ? { ...selection, nodes: new Set([...selection.nodes, nodeId]) } : { nodes: new Set([nodeId]) });
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
      const { nodes, annotations } = store.getState().selection;
      const isOneOfSeveral = nodes.size + annotations.size > 1;
      if (nodeId !== undefined && isPlain && isOneOfSeveral && nodes.has(nodeId)) store.select({ nodes: new Set([nodeId]) });
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
      const annotationId = annotationOf(event.target);
      const wireId = idOf(event.target, '.react-flow__edge');
      const wire = document.edges.find((edge) => wireKey(edge) === wireId);
      if (nodeId !== undefined && !selection.nodes.has(nodeId)) store.select({ nodes: new Set([nodeId]) });
      if (wire && !selection.wires.has(wireKey(wire))) store.select({ wires: new Set([wireKey(wire)]) });
      if (annotationId !== undefined && !selection.annotations.has(annotationId)) {
        store.select({ annotations: new Set([annotationId]) });
      }
      const { left, top } = event.currentTarget.getBoundingClientRect();
      const isSelection = (event.target as Element).closest('.react-flow__nodesselection') !== null;
      const isNode = nodeId !== undefined || isSelection;
      const place = isNode ? 'node' : wire ? 'wire' : annotationId !== undefined ? 'annotation' : 'canvas';
      ui.setState({ ...NOTHING_OPEN, menu: { at: { x: event.clientX - left, y: event.clientY - top }, place } });
    }
    return { onKeyDown, onClick, onClickCapture, onMouseDownCapture, onFocus, onContextMenu };
  }, [ui, store, canvas, flow]);
}
