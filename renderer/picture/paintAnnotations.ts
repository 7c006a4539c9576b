import { findNoteColor } from '../theme/colors.ts';
import { fitText, textWidth } from './fitText.ts';
import type { AnnotationBox, Scene } from './scene.ts';
import { type SvgElement, svg } from './svgElement.ts';

const SANS = "'Inter Variable', Inter, system-ui, sans-serif";
const SIZE = 13;
const LINE = 18;
const PADDING = 10;

/** The frames around nodes, below everything: a faint ground, and the name on the upper edge. */
export function paintFrames(scene: Scene): SvgElement[] {
  return scene.annotations.filter(({ annotation }) => annotation.type === 'frame').map((box) => paintFrame(box, scene));
}

/** Notes, and what this version does not know: a sheet with its text. */
export function paintNotes(scene: Scene): SvgElement[] {
  return scene.annotations.filter(({ annotation }) => annotation.type !== 'frame').map((box) => paintNote(box, scene));
}

function paintFrame({ annotation, x, y, width, height, cover }: AnnotationBox, { colors: { note } }: Scene): SvgElement {
  const { line, faint, title, name } = note[findNoteColor(annotation.color) ?? 'plain'];
  const look = { stroke: line, strokeWidth: 1.5 };
  const text = fitText(annotation.text, SIZE, width - 4 * PADDING);
  const above = y - cover.y;
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-annotation': annotation.id },
    svg('rect', { width, height, rx: 10, fill: faint, ...look }),
    ...(text === ''
      ? []
      : [
          svg('rect', {
            x: 8,
            y: -above,
            width: textWidth(text, SIZE) + 2 * PADDING,
            height: above,
            rx: 6,
            fill: title,
            ...look,
          }),
          writeLine(text, { x: 8 + PADDING, y: -above + LINE, fontWeight: 600, fill: name }),
        ]),
  );
}

function paintNote({ annotation, x, y, width, height }: AnnotationBox, { colors: { token, note } }: Scene): SvgElement {
  const { line, sheet } = note[findNoteColor(annotation.color) ?? 'plain'];
  const most = Math.max(1, Math.floor((height - 2 * PADDING) / LINE));
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-annotation': annotation.id },
    svg('rect', { width, height, rx: 6, fill: sheet, stroke: line, strokeWidth: 1 }),
    ...wrap(annotation.text, width - 2 * PADDING, most).map((text, row) =>
      writeLine(text, { x: PADDING, y: PADDING + SIZE + row * LINE, fill: token.text }),
    ),
  );
}

function writeLine(text: string, where: Readonly<Record<string, string | number>>): SvgElement {
  return svg('text', { fontFamily: SANS, fontSize: SIZE, ...where }, text);
}

/** A text in lines of a width, the last of them cut off where there are more. */
function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.slice(0, 2000).split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(longer, SIZE) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const shown = lines.slice(0, most).map((line) => fitText(line, SIZE, width));
  if (lines.length > most) shown[most - 1] = fitText(`${lines[most - 1]} …`, SIZE, width);
  return shown.filter((line) => line !== '');
}
