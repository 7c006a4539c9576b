import { letterWidth, MONO_WIDTH } from './letterWidths.ts';
import type { TextLook } from './look.ts';

/** A very long text is not looked at whole. */
const MOST = 400;
const MOST_WRAPPED = 10_000;

/** How wide a text is, in the canvas's units. There is no page to measure it on. */
export function textWidth(text: string, { size, weight, isMono }: TextLook): number {
  let width = 0;
  for (const letter of text) width += isMono ? MONO_WIDTH : letterWidth(letter, weight);
  return width * size;
}

/** A text that keeps to a width, with an ellipsis where it was longer. */
export function fitText(text: string, look: TextLook, width: number): string {
  if (text.length <= MOST && textWidth(text, look) <= width) return text;
  return `${headOf(text.slice(0, MOST), look, width - textWidth('…', look)).trimEnd()}…`;
}

/** As many letters from the beginning of a text as a width has room for. */
function headOf(text: string, look: TextLook, width: number): string {
  let [available, end] = [width, 0];
  for (const letter of text) {
    available -= textWidth(letter, look);
    if (available < 0) break;
    end += letter.length;
  }
  return text.slice(0, end);
}

/** A text in at most so many lines, as {@link wrapText} breaks it, without regard to breaks of its own. */
export function fitLines(text: string, most: number, look: TextLook, width: number): string[] {
  return wrapText(text.replace(/\s+/g, ' ').trim(), most, look, width);
}

/** A text in lines of a width, broken at spaces where there are some, and where it breaks itself. The last has an ellipsis where there is more. */
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

/** Where the first line of a text ends. */
function breakOf(text: string, look: TextLook, width: number): number {
  const head = headOf(text, look, width);
  if (head.length === text.length || text[head.length] === ' ') return head.length;
  const space = head.lastIndexOf(' ');
  if (space > 0) return space;
  // Not even a letter has room: it is drawn all the same.
  return head.length || String.fromCodePoint(text.codePointAt(0) ?? 0).length;
}

function withEllipsis(lines: readonly string[], look: TextLook, width: number): string[] {
  const last = lines[lines.length - 1] ?? '';
  return [...lines.slice(0, -1), `${headOf(last, look, width - textWidth('…', look)).trimEnd()}…`];
}
