import type { DocumentStore, Point } from '../document/index.ts';
import { wireKey } from '../document/index.ts';
import { annotationOf, nodeOf, wireOf } from './canvasTargets.ts';
import { type CanvasUiStore, NOTHING_OPEN } from './canvasUi.ts';

/**
 * Opens the context menu of the item under the pointer or with the focus, and selects it.
 * @param board the canvas
 * @param at in window pixels
 */
export function openContextMenu(store: DocumentStore, ui: CanvasUiStore, target: Element, board: Element, at: Point): void {
  const { document, selection } = store.getState();
  const [nodeId, annotationId, wireId] = [nodeOf(target), annotationOf(target), wireOf(target)];
  const wire = document.edges.find((edge) => wireKey(edge) === wireId);
  if (nodeId !== undefined && !selection.nodes.has(nodeId)) store.select({ nodes: new Set([nodeId]) });
  if (wire && !selection.wires.has(wireKey(wire))) store.select({ wires: new Set([wireKey(wire)]) });
  if (annotationId !== undefined && !selection.annotations.has(annotationId)) {
    store.select({ annotations: new Set([annotationId]) });
  }
  const place = nodeId !== undefined ? 'node' : wire ? 'wire' : annotationId !== undefined ? 'annotation' : 'canvas';
  showMenu(ui, place, board, at);
}

/** Opens the menu of one kind of item. */
export function showMenu(
  ui: CanvasUiStore,
  place: 'node' | 'wire' | 'annotation' | 'canvas',
  board: Element,
  { x, y }: Point,
): void {
  const { left, top } = board.getBoundingClientRect();
  ui.setState({ ...NOTHING_OPEN, menu: { at: { x: x - left, y: y - top }, place } });
}
