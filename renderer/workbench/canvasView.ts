import type { GraphEdge } from '#engine/graph/index.ts';
import type { Point, Selection } from '../document/index.ts';

/** What commands outside the canvas ask of it. */
export interface CanvasView {
  fitAll(): void;
  /** Shows what is selected; everything where nothing is. */
  fit(selection: Partial<Selection>): void;
  zoomIn(): void;
  zoomOut(): void;
  /** The middle of what is visible, in the canvas's units. */
  center(): Point;
  /** Where the pointer was last over the canvas; undefined when it is not. */
  pointer(): Point | undefined;
  /** Opens the search for a layer, where the pointer is or in the middle. */
  searchLayer(): void;
  /** Opens the search for a layer to be put into a wire. */
  searchIntoWire(edge: GraphEdge): void;
  /** Begins to rename a node in its place. */
  renameNode(nodeId: string): void;
  /** Begins to change the text of a frame or a comment. */
  writeAnnotation(id: string): void;
  /** Brings a frame or a comment into view, where it is not. */
  revealAnnotation(id: string): void;
  /** Gives a frame or a comment the keyboard, and brings it into view. */
  focusAnnotation(id: string): void;
  /** Brings a node into view, where it is not. */
  reveal(nodeId: string): void;
  /** Gives a node the keyboard, and brings it into view. */
  focusNode(nodeId: string): void;
  /** Opens the search for a node. */
  find(): void;
  /** Opens the menu of what is selected, else of the canvas. */
  openMenu(): void;
}
