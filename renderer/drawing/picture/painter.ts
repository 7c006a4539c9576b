import type { GraphDrawing } from '../index.ts';
import type { Marks } from './paintMark.ts';
import type { PictureColors } from './pictureColors.ts';
import type { SvgElement } from './svgElement.ts';

/** The input of painters: a graph's drawing, colors, and highlights. */
export interface Painting extends GraphDrawing {
  readonly colors: PictureColors;
  readonly marks?: Marks | undefined;
}

export type Painter = (painting: Painting) => SvgElement[];
