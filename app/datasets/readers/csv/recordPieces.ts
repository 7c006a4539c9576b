import { TABLE_LIMITS } from '../../table/limits.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './lineEnds.ts';

const QUOTE = 34;

/** Pieces of whole lines as pieces of whole rows: a quoted cell may hold line ends. */
export function* recordPieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let left: Uint8Array = new Uint8Array();
  for (const piece of pieces) {
    const text = left.length === 0 ? piece : Buffer.concat([left, piece]);
    // Above the limit of a row the parser names it.
    const end = text.length > 2 * TABLE_LIMITS.rowBytes ? text.length : endOfRows(text);
    if (end > 0) yield text.subarray(0, end);
    left = text.subarray(end);
  }
  if (left.length > 0) yield left;
}

/** The end of the last line of a text that is outside of quotes: an even number of them is before it. */
function endOfRows(text: Uint8Array): number {
  let quotes = countQuotes(text);
  const lineEnd = text.includes(LINE_FEED) ? LINE_FEED : CARRIAGE_RETURN;
  for (let end = text.length + 1; ; ) {
    const start = text.lastIndexOf(lineEnd, end - 2) + 1;
    if (start === 0) return 0;
    quotes -= countQuotes(text.subarray(start, end));
    if (quotes % 2 === 0) return start;
    end = start;
  }
}

function countQuotes(text: Uint8Array): number {
  let count = 0;
  for (let index = text.indexOf(QUOTE); index >= 0; index = text.indexOf(QUOTE, index + 1)) count++;
  return count;
}
