import { type DocumentStore, type Point, wireKey } from '../../document/index.ts';
import type { MenuSubject } from '../../workbench/commands/index.ts';
import { annotationOf, nodeOf, wireOf } from './state/canvasTargets.ts';
import { type CanvasUiStore, NOTHING_OPEN } from './state/canvasUi.ts';

/**
 * Opens the context menu of the item under the pointer or with the focus, and selects it.
 * @param board the canvas
 * @param at in window pixels
 */
export function openContextMenu(store: DocumentStore, ui: CanvasUiStore, target: Element, board: Element, at: Point): void {
  const { document, selection } = store.getState();
  const [nodeId, annotationId, wireId] = [nodeOf(target), annotationOf(target), wireOf(target)];
  const wire = document.edges.map(wireKey).find((key) => key === wireId);
  if (nodeId !== undefined && !selection.nodes.has(nodeId)) store.select({ nodes: new Set([nodeId]) });
  if (wire !== undefined && !selection.wires.has(wire)) store.select({ wires: new Set([wire]) });
  if (annotationId !== undefined && !selection.annotations.has(annotationId)) {
    store.select({ annotations: new Set([annotationId]) });
  }
  const subject =
    nodeId !== undefined ? 'node' : wire !== undefined ? 'wire' : annotationId !== undefined ? 'annotation' : 'canvas';
  showMenu(ui, subject, board, at);
}

/** Opens the menu of one kind of item. */
function showMenu(ui: CanvasUiStore, subject: MenuSubject, board: Element, { x, y }: Point): void {
  const { left, top } = board.getBoundingClientRect();
  ui.setState({ ...NOTHING_OPEN, menu: { at: { x: x - left, y: y - top }, subject } });
}
