import type { GraphDrawing } from '../index.ts';
import type { Marks } from './marks.ts';
import type { PictureColors } from './pictureColors.ts';
import type { SvgElement } from './svgElement.ts';

/** What a picture is painted from: the drawing of a graph, its colors, and what stands out. */
export interface Painting extends GraphDrawing {
  readonly colors: PictureColors;
  readonly marks?: Marks | undefined;
}

export type Painter = (painting: Painting) => SvgElement[];
