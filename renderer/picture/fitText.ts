const NARROW = /[iljtfrI.,:;'’|!()[\]{} ·]/;
const WIDE = /[mwMW@%—…]/;
/** From the first letters that are as wide as they are high: CJK, emoji. */
const FULL = 0x2e80;

/** About how wide a letter is, in sizes of the font: a little more than most sans-serif families need. */
function letterWidth(letter: string): number {
  if ((letter.codePointAt(0) ?? 0) >= FULL) return 1;
  if (NARROW.test(letter)) return 0.34;
  if (WIDE.test(letter)) return 0.95;
  return /[A-Z0-9]/.test(letter) ? 0.68 : 0.59;
}

export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * fontSize;
}

/** A text that keeps to a width, with an ellipsis where it was longer. There is no page to measure it on. */
export function fitText(text: string, fontSize: number, width: number): string {
  // A very long text is not looked at whole.
  const letters = [...text.slice(0, 400)];
  if (textWidth(letters.join(''), fontSize) <= width && text.length <= 400) return text;
  let room = width - letterWidth('…') * fontSize;
  const kept = letters.findIndex((letter) => {
    room -= letterWidth(letter) * fontSize;
    return room < 0;
  });
  return `${letters.slice(0, Math.max(0, kept)).join('').trimEnd()}…`;
}

/** A text in one line or two, broken at a space where there is one. */
export function fitLines(text: string, lines: 1 | 2, fontSize: number, width: number): string[] {
  if (lines === 1 || textWidth(text.slice(0, 400), fontSize) <= width) return [fitText(text, fontSize, width)];
  const head = fitText(text, fontSize, width).slice(0, -1);
  const space = text[head.length] === ' ' ? head.length : head.lastIndexOf(' ');
  const end = space > 0 ? space : head.length;
  return [text.slice(0, end).trimEnd(), fitText(text.slice(end).trimStart(), fontSize, width)];
}
