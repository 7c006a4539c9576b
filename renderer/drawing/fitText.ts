import { letterWidth, MONO_WIDTH } from './letterWidths.ts';
import type { TextLook } from './look.ts';

/** Only this many characters are measured. */
const MOST = 400;
const MOST_WRAPPED = 10_000;

/** The width of a text in canvas units, computed without a DOM. */
export function textWidth(text: string, { size, weight, isMono }: TextLook): number {
  let width = 0;
  for (const letter of text) width += isMono ? MONO_WIDTH : letterWidth(letter, weight);
  return width * size;
}

/** A text limited to a width, with an ellipsis if shortened. */
export function fitText(text: string, look: TextLook, width: number): string {
  if (text.length <= MOST && textWidth(text, look) <= width) return text;
  return `${headOf(text.slice(0, MOST), look, width - textWidth('…', look)).trimEnd()}…`;
}

/** As many characters from the start of a text as fit a width. */
function headOf(text: string, look: TextLook, width: number): string {
  let [room, end] = [width, 0];
  for (const letter of text) {
    room -= textWidth(letter, look);
    if (room < 0) break;
    end += letter.length;
  }
  return text.slice(0, end);
}

/** A text in at most `most` lines, by {@link wrapText}, ignoring its own line breaks. */
export function fitLines(text: string, most: number, look: TextLook, width: number): string[] {
  return wrapText(text.replace(/\s+/g, ' ').trim(), most, look, width);
}

/** Wraps a text to a width, at spaces if possible, and at its line breaks. The last line has an ellipsis if there is more. */
export function wrapText(text: string, most: number, look: TextLook, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.slice(0, MOST_WRAPPED).trimEnd().split('\n')) {
    let rest = paragraph;
    do {
      if (lines.length === most) return withEllipsis(lines, look, width);
      const end = breakOf(rest, look, width);
      lines.push(rest.slice(0, end).trimEnd());
      rest = rest.slice(end).trimStart();
    } while (rest !== '');
  }
  return lines;
}

/** The end of a text's first line. */
function breakOf(text: string, look: TextLook, width: number): number {
  const head = headOf(text, look, width);
  if (head.length === text.length || text[head.length] === ' ') return head.length;
  const space = head.lastIndexOf(' ');
  if (space > 0) return space;
  // A character is drawn even if it does not fit.
  return head.length || String.fromCodePoint(text.codePointAt(0) ?? 0).length;
}

function withEllipsis(lines: readonly string[], look: TextLook, width: number): string[] {
  const last = lines[lines.length - 1] ?? '';
  return [...lines.slice(0, -1), `${headOf(last, look, width - textWidth('…', look)).trimEnd()}…`];
}
