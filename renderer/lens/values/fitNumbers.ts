/** A grid of numbers within a box, in canvas units. */
export interface NumberGrid {
  readonly columns: number;
  readonly rows: number;
  readonly fontSize: number;
}

/** The smallest readable text, in pixels of the screen. */
const READABLE_PX = 10.5;
/** Text is never smaller, however close one is. */
const SMALLEST = 4;
/** For a font size of 1: a character, and the space around a number. */
const CHARACTER_WIDTH = 0.61;
const PADDING = 0.3;
/** A number of three digits with sign. */
const USUAL_CHARACTERS = 7;
const LINE_HEIGHT = 1.3;

/**
 * The grid in which all numbers are readable at a zoom; undefined if they do not fit.
 * @param characters of the longest number
 */
export function fitNumbers(
  count: number,
  width: number,
  height: number,
  zoom: number,
  characters: number = USUAL_CHARACTERS,
): NumberGrid | undefined {
  const fontSize = Math.max(SMALLEST, READABLE_PX / zoom);
  const columns = Math.min(count, Math.floor(width / (fontSize * (characters * CHARACTER_WIDTH + PADDING))));
  const rows = Math.ceil(count / columns);
  return columns > 0 && rows * fontSize * LINE_HEIGHT <= height ? { columns, rows, fontSize } : undefined;
}
