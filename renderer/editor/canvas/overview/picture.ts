import type { Box } from '../../../document/index.ts';
import type { CanvasViewport } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import type { Palette } from './palette.ts';
import { BOX, isTouched, type Scene } from './scene.ts';

/** The state of one drawing. */
export interface Picture {
  readonly context: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly view: CanvasViewport;
  readonly palette: Palette;
  /** Indices of visible nodes, grouped by category to minimize color changes. */
  readonly visible: readonly number[];
}

/** From this zoom wires are curves, and nodes have a bar and a name; below they are lines and plain boxes. */
export const NAMED = 0.2;
/** From this zoom nodes look like the cards that they become closer up. */
export const CARDS = 0.42;
/** From this zoom the texts beside nodes and wires are readable. */
export const READABLE = 0.6;

/** The visible part of the graph, in canvas units. */
export function visibleArea({ x, y, zoom, width, height }: CanvasViewport) {
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
}

/** The same as a box. */
export function visibleBox({ x, y, zoom, width, height }: CanvasViewport): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

export function findVisible({ ids, boxes, categories }: Scene, view: CanvasViewport): number[] {
  const area = visibleBox(view);
  const visible: number[] = [];
  for (let index = 0; index < ids.length; index++) if (isTouched(boxes, index * BOX, area)) visible.push(index);
  return visible.sort((a, b) => categories[a] - categories[b]);
}

/** Sizes and clears a canvas, and sets the view: drawing is then in canvas units. */
export function startDrawing(context: CanvasRenderingContext2D, { x, y, zoom, width, height }: CanvasViewport): void {
  const ratio = window.devicePixelRatio;
  fitPixels(context.canvas, Math.round(width * ratio), Math.round(height * ratio));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
}

function fitPixels(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
