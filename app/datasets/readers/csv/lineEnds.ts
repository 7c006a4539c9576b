export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;

/** The number of line ends in a text: `\n`, `\r\n` or `\r`. */
export function countLineEnds(text: Uint8Array): number {
  let lines = 0;
  for (let index = 0; index < text.length; index++) {
    const byte = text[index];
    if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && text[index + 1] !== LINE_FEED)) lines++;
  }
  return lines;
}
