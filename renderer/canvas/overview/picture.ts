import type { Inks } from './inks.ts';
import { BOX, type Scene } from './scene.ts';

/** Pixels = units · zoom + offset. */
export interface Projection {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** The state of one drawing. */
export interface Picture {
  readonly context: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly projection: Projection;
  readonly inks: Inks;
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
export function sightOf({ x, y, zoom, width, height }: Projection) {
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
}

export function findVisible({ ids, boxes, categories }: Scene, projection: Projection): number[] {
  const { left, top, right, bottom } = sightOf(projection);
  const visible: number[] = [];
  for (let index = 0; index < ids.length; index++) {
    const at = index * BOX;
    const isVisible =
      boxes[at] < right && boxes[at] + boxes[at + 2] > left && boxes[at + 1] < bottom && boxes[at + 1] + boxes[at + 3] > top;
    if (isVisible) visible.push(index);
  }
  return visible.sort((a, b) => categories[a] - categories[b]);
}
