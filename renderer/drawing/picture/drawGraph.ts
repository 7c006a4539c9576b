import { analyzeGraph, type DrawnGraph, drawnGraph, type GraphDocument } from '#engine/graph/index.ts';
import { around } from '../../document/index.ts';
import { t } from '../../language/index.ts';
import { drawWhole } from '../index.ts';
import { paintFrames, paintNotes } from './paintAnnotations.ts';
import type { Painter, Painting } from './painter.ts';
import type { Marks } from './paintMark.ts';
import { paintBlocks, paintNodes } from './paintNodes.ts';
import { paintThickWires, paintWireMarks, paintWires } from './paintWires.ts';
import type { PictureColors } from './pictureColors.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** The painters of a picture, from bottom to top. A new kind of canvas item is one file and one line here. */
const PAINTERS: readonly Painter[] = [paintFrames, paintWires, paintNodes, paintNotes, paintWireMarks];
/** The same zoomed out, where text is unreadable. */
const FAR_PAINTERS: readonly Painter[] = [paintFrames, paintThickWires, paintBlocks];

export interface DrawOptions {
  readonly colors: PictureColors;
  /** Shapes and parameter counts. Default: analyzed from the document alone. */
  readonly analysis?: DrawnGraph;
  /** Highlights in a picture of a difference. */
  readonly marks?: Marks;
  /** Without the canvas's background. */
  readonly isTransparent?: boolean;
  /** Zoomed out: colored boxes without text, for small pictures. */
  readonly isFar?: boolean;
}

/** A drawn graph. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly root: SvgElement;
}

const MARGIN = 24;
/** The extent of an empty graph. */
const NOTHING = { x: 0, y: 0, width: 160, height: 80 };

/** Draws a whole graph of any size, with vectors and texts only, so that every SVG viewer shows it. */
export function drawGraph(document: GraphDocument, { colors, analysis, marks, isTransparent, isFar }: DrawOptions): Picture {
  const painting: Painting = { ...drawWhole(document, analysis ?? drawnGraph(analyzeGraph(document))), colors, marks };
  const covered = [...painting.nodes, ...painting.annotations.map(({ cover }) => cover)];
  const { x, y, width: inner, height: innerHeight } = around(covered) ?? NOTHING;
  const [left, top] = [Math.floor(x) - MARGIN, Math.floor(y) - MARGIN];
  const [width, height] = [Math.ceil(inner) + 2 * MARGIN, Math.ceil(innerHeight) + 2 * MARGIN];
  const name = document.name?.trim() || t('Untitled');
  const root = svg(
    'svg',
    { width, height, viewBox: `${left} ${top} ${width} ${height}`, role: 'img', 'aria-label': name },
    svg('title', {}, name),
    ...(isTransparent ? [] : [svg('rect', { x: left, y: top, width, height, fill: colors.token.canvas })]),
    ...(isFar ? FAR_PAINTERS : PAINTERS).flatMap((paint) => paint(painting)),
  );
  return { width, height, root };
}
