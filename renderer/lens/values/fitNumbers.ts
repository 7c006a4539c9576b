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
/** A number of three digits with sign and exponent, for a font size of 1. */
const NUMBER_WIDTH = 4.5;
const LINE_HEIGHT = 1.3;

/** The grid in which all numbers are readable at a zoom; undefined if they do not fit. */
export function fitNumbers(count: number, width: number, height: number, zoom: number): NumberGrid | undefined {
  const fontSize = Math.max(SMALLEST, READABLE_PX / zoom);
  const columns = Math.min(count, Math.floor(width / (fontSize * NUMBER_WIDTH)));
  const rows = Math.ceil(count / columns);
  return columns > 0 && rows * fontSize * LINE_HEIGHT <= height ? { columns, rows, fontSize } : undefined;
}
