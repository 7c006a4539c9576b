import type { GraphEdge } from '#engine/graph/index.ts';
import type { Point, Selection } from '../document/index.ts';

/** The canvas operations for commands outside it. */
export interface CanvasView {
  fitAll(): void;
  /** Fits the selection; everything without one. */
  fit(selection: Partial<Selection>): void;
  zoomIn(): void;
  zoomOut(): void;
  /** The center of the visible part, in canvas units. */
  center(): Point;
  /** The last pointer position over the canvas; undefined if elsewhere. */
  pointer(): Point | undefined;
  /** Opens the layer search at the pointer, or in the middle. */
  searchLayer(): void;
  /** Opens the layer search to insert into a wire. */
  searchIntoWire(edge: GraphEdge): void;
  /** Starts renaming a node in place. */
  renameNode(nodeId: string): void;
  /** Starts editing the text of a frame or comment. */
  writeAnnotation(id: string): void;
  /** Scrolls a frame or comment into view. */
  revealAnnotation(id: string): void;
  /** Focuses a frame or comment, and scrolls it into view. */
  focusAnnotation(id: string): void;
  /** Scrolls a node into view. */
  reveal(nodeId: string): void;
  /** Focuses a node, and scrolls it into view. */
  focusNode(nodeId: string): void;
  /** Opens the node search. */
  find(): void;
  /** Opens the menu of the selection, else of the canvas. */
  openMenu(): void;
}
