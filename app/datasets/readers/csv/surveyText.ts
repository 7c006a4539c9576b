import { checkLineCount } from '../../table/limits.ts';
import type { PiecedText } from './encoding.ts';
import { countLineEnds } from './lineEnds.ts';

/** What is known of a text before its rows are read. */
export interface TextSurvey {
  /** The beginning, from which the dialect is detected. */
  readonly head: Uint8Array;
  /** True if a row begins with an error of a spreadsheet, which is not a comment. */
  readonly holdsErrors: boolean;
  /** The last one need not end. */
  readonly lineEnds: number;
}

/** Error values of spreadsheets. */
const ERRORS = ['#N/A', '#NA', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#NULL!'];

/** Passes through a text once, so that a file that cannot be read is refused before it is parsed. @throws UserError dataset.tooLarge */
export function surveyText(text: PiecedText, shown: string): TextSurvey {
  let [lines, holdsErrors, head] = [0, false, new Uint8Array()];
  for (const piece of text.pieces()) {
    const isFirst = head.length === 0;
    if (isFirst) head = new Uint8Array(piece);
    holdsErrors ||= beginsRowWithError(piece, isFirst);
    lines += countLineEnds(piece);
    checkLineCount(lines, shown);
  }
  return { head, holdsErrors, lineEnds: lines };
}

function beginsRowWithError(piece: Uint8Array, isFirst: boolean): boolean {
  const text = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  const isFound = (error: string): boolean =>
    text.includes(`\n${error}`) || text.includes(`\r${error}`) || (!isFirst && text.indexOf(error) === 0);
  return ERRORS.some(isFound);
}
