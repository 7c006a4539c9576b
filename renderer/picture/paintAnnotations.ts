import { COMMENT, FRAME, type PlacedAnnotation, TEXTS } from '../drawing/index.ts';
import { findNoteColor } from '../theme/colors.ts';
import type { Painting } from './painter.ts';
import { paintText } from './paintText.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** Frames, below everything: a faint background, and the name on the top edge. */
export function paintFrames(painting: Painting): SvgElement[] {
  return painting.annotations.filter(({ drawing }) => drawing.isFrame).map((box) => paintFrame(box, painting));
}

/** Comments, and unknown annotations: a sheet with its text. */
export function paintNotes(painting: Painting): SvgElement[] {
  return painting.annotations.filter(({ drawing }) => !drawing.isFrame).map((box) => paintNote(box, painting));
}

function paintFrame({ annotation, drawing, x, y, width, height }: PlacedAnnotation, { colors }: Painting): SvgElement {
  const { line, faint, title: ground, name } = colors.note[findNoteColor(annotation.color) ?? 'plain'];
  const look = { stroke: line, strokeWidth: FRAME.border };
  const { title, isPlaceholder } = drawing;
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-annotation': annotation.id },
    svg('rect', { ...inset({ width, height }, FRAME.border), rx: FRAME.radius, fill: faint, ...look }),
    ...(title && !isPlaceholder
      ? [svg('path', { d: outlineOf(title), fill: ground, ...look }), paintText(title.line, TEXTS.strong, name)]
      : []),
  );
}

/** Rounded at the top, open at the bottom, at the frame's edge. */
function outlineOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const r = FRAME.title.radius;
  return `M${x} ${y + height}v${r - height}a${r} ${r} 0 0 1 ${r} ${-r}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - r}`;
}

function paintNote({ annotation, drawing, x, y, width, height }: PlacedAnnotation, { colors }: Painting): SvgElement {
  const { line, sheet } = colors.note[findNoteColor(annotation.color) ?? 'plain'];
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-annotation': annotation.id },
    svg('rect', {
      ...inset({ width, height }, COMMENT.border),
      rx: COMMENT.radius,
      fill: sheet,
      stroke: line,
      strokeWidth: COMMENT.border,
    }),
    ...(drawing.isPlaceholder ? [] : drawing.lines.map((text) => paintText(text, TEXTS.body, colors.token.text))),
  );
}

/** A border lies inside its box, as on the canvas. */
function inset({ width, height }: { width: number; height: number }, border: number) {
  return { x: border / 2, y: border / 2, width: width - border, height: height - border };
}
