import type { Annotation } from '#engine/graph/index.ts';
import type { Box, Point } from '../document/index.ts';
import { t } from '../language/index.ts';
import { fitText, textWidth, wrapText } from './fitText.ts';
import { COMMENT, FRAME, TEXTS } from './look.ts';
import type { TextLine } from './nodeDrawing.ts';

/** The name of a frame, on its top edge. */
interface FrameTitle extends Box {
  readonly line: TextLine;
}

/** The drawing of a frame or comment, relative to its top left corner. */
export interface AnnotationDrawing {
  readonly isFrame: boolean;
  readonly title: FrameTitle | undefined;
  /** The lines of a comment, as many as fit. */
  readonly lines: readonly TextLine[];
  /** True if the text is the placeholder of an empty one. */
  readonly isPlaceholder: boolean;
}

/** Draws a frame or comment. @param box its current box, which differs from the document's while resizing */
export function drawAnnotation(annotation: Annotation, box: Box = boxOf(annotation)): AnnotationDrawing {
  const isFrame = annotation.type === 'frame';
  const isPlaceholder = annotation.text.trim() === '';
  const text = isPlaceholder ? (isFrame ? t('Frame') : t('Comment')) : annotation.text;
  return {
    isFrame,
    isPlaceholder,
    title: isFrame ? drawTitle(text, box.width) : undefined,
    lines: isFrame ? [] : drawLines(text, box),
  };
}

function drawTitle(text: string, width: number): FrameTitle {
  const { height, left, padding } = FRAME.title;
  const fitted = fitText(text.replace(/\s+/g, ' ').trim(), TEXTS.strong, width - 2 * (left + padding));
  const line: TextLine = { text: fitted, x: left + padding, y: -height / 2, anchor: 'start' };
  return { x: left, y: -height, width: textWidth(fitted, TEXTS.strong) + 2 * padding, height, line };
}

function drawLines(text: string, { width, height }: Box): TextLine[] {
  const { padding, line } = COMMENT;
  const most = Math.max(1, Math.floor((height - 2 * padding.y) / line));
  return wrapText(text, most, TEXTS.body, width - 2 * padding.x).map((content, row) => ({
    text: content,
    x: padding.x,
    y: padding.y + (row + 0.5) * line,
    anchor: 'start',
  }));
}

export function boxOf({ position: { x, y }, size }: Annotation): Box {
  const { width, height } = size ?? COMMENT.size;
  return { x, y, width, height };
}

/** The whole area of an annotation: a frame with its name. */
export function coverOf(annotation: Annotation): Box {
  const { x, y, width, height } = boxOf(annotation);
  const above = annotation.type === 'frame' ? FRAME.title.height : 0;
  return { x, y: y - above, width, height: height + above };
}

/** True if the center of an item is in a box. */
export function isWithin({ x, y, width, height }: Box, outer: Box): boolean {
  const middle: Point = { x: x + width / 2, y: y + height / 2 };
  return middle.x >= outer.x && middle.x <= outer.x + outer.width && middle.y >= outer.y && middle.y <= outer.y + outer.height;
}
