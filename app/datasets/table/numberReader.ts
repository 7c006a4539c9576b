import { type Message, message } from '#engine/messages/index.ts';
import { unexpectedWithFix } from '../base/errors.ts';
import { type CellLocation, type CellProblem, describeLocation, describeTwo, finiteOr, readCell } from './cell.ts';
import { isMissingMark, isMissingWord } from './cellKind.ts';

/** The decimal sign of a file, or to detect it. */
export type DecimalSign = 'point' | 'comma' | 'auto';

/** A cell that is evidence of a notation. */
interface Evidence {
  readonly text: string;
  readonly location: CellLocation;
}

/** Evidence of the notation of numbers: the first cell of each kind. */
export interface NumberEvidence {
  /** Its comma can only be a decimal sign: `100,5`, `0,125`, `1.234,5`. */
  comma?: Evidence;
  /** Its comma is a decimal sign or separates thousands: `1,200`. */
  ambiguous?: Evidence;
  /** It has a point, in plain notation. */
  point?: Evidence;
  /** An integer beyond float64 precision. */
  inexact?: Evidence;
}

const GROUP = String.raw`[\s'’]`;
const COMMA_DECIMAL = new RegExp(String.raw`^[+-]?(?:\d+|\d{1,3}(?:(?:\.|${GROUP})\d{3})+)?,\d+(?:e[+-]?\d+)?$`, 'i');
const COMMA_GROUPED = new RegExp(String.raw`^[+-]?\d{1,3}(?:(?:\.|${GROUP})\d{3})+$`);
const POINT_GROUPED = new RegExp(String.raw`^[+-]?\d{1,3}(?:(?:,|${GROUP})\d{3})+(?:\.\d*)?(?:e[+-]?\d+)?$`, 'i');
/** One to three digits, a comma and three digits: 1.2 or 1200. With a leading zero it can only be a fraction. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const WHOLE = /^[+-]?\d+$/;

/** Reads numbers in the notation of a file, and collects evidence of it. */
export class NumberReader {
  readonly #sign: DecimalSign;
  readonly #file: string;
  readonly evidence: NumberEvidence = {};

  constructor(sign: DecimalSign, file: string) {
    this.#sign = sign;
    this.#file = file;
  }

  /** The number in a cell, or its other content. While the sign is being detected, a comma counts as decimal. */
  read(text: string, line: number, column: string): number | CellProblem {
    const value = readCell(text);
    if (value === 'text') return this.#readWritten(text, line, column);
    if (typeof value !== 'number') return value;
    if (this.#sign === 'comma' && text.includes('.')) return this.#readGrouped(text);
    if (this.evidence.point === undefined && text.includes('.')) this.#note('point', text, line, column);
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER && isInexact(text, value)) this.#note('inexact', text, line, column);
    return value;
  }

  #readWritten(text: string, line: number, column: string): number | CellProblem {
    if (this.#sign === 'comma' && COMMA_GROUPED.test(text)) return this.#readGrouped(text);
    if (this.#sign === 'point') return POINT_GROUPED.test(text) ? finiteOr(parse(text, ',')) : problemOf(text);
    if (!COMMA_DECIMAL.test(text)) return problemOf(text);
    this.#note(AMBIGUOUS.test(text) ? 'ambiguous' : 'comma', text, line, column);
    return finiteOr(parse(text, '.'));
  }

  #note(kind: keyof NumberEvidence, text: string, line: number, column: string): void {
    this.evidence[kind] ??= { text, location: { file: this.#file, line, column } };
  }

  #readGrouped(text: string): number | CellProblem {
    return COMMA_GROUPED.test(text) ? finiteOr(parse(text, '.')) : 'text';
  }
}

function problemOf(text: string): CellProblem {
  return isMissingMark(text) || isMissingWord(text) ? 'missing' : 'text';
}

/** A number without thousands separators. */
function parse(text: string, separator: '.' | ','): number {
  return Number(
    text
      .replaceAll(separator, '')
      .replace(/[\s'’]/g, '')
      .replace(',', '.'),
  );
}

/** True if an integer was rounded to float64. */
function isInexact(text: string, value: number): boolean {
  return WHOLE.test(text) && BigInt(text.replace('+', '')) !== BigInt(value);
}

/**
 * Determines the notation of a file by the evidence of all its columns.
 * @returns decisions made in reading numbers, a sentence each
 * @throws UserError dataset.notation if commas are ambiguous, or the file has commas and points.
 */
export function decideNotation(sign: DecimalSign, columns: readonly NumberEvidence[]): Message[] {
  const first = (kind: keyof NumberEvidence): Evidence | undefined => columns.find((column) => column[kind])?.[kind];
  const [comma, ambiguous, point, inexact] = [first('comma'), first('ambiguous'), first('point'), first('inexact')];
  if (sign === 'auto' && comma && point) throw mixedNotation(comma, point);
  if (sign === 'auto' && ambiguous && !comma) throw ambiguousComma(ambiguous);
  const withComma = comma ?? ambiguous;
  return [...(withComma ? [noteComma(withComma)] : []), ...(inexact ? [noteInexact(inexact)] : [])];
}

function noteComma({ text, location: { line, column } }: Evidence): Message {
  const values = { text, line, column };
  return message("Numbers were read with a decimal comma, as in '{{text}}' on line {{line}}, column '{{column}}'.", values);
}

function noteInexact({ text, location: { line, column } }: Evidence): Message {
  return message(
    "Whole numbers beyond 9,007,199,254,740,992 are rounded, as in '{{text}}' on line {{line}}, column '{{column}}'; ignore columns of ids.",
    { text, line, column },
  );
}

function ambiguousComma({ text, location }: Evidence) {
  const [asPoint, asComma] = [parse(text, ','), parse(text, '.')];
  return unexpectedWithFix('dataset.notation', {
    where: describeLocation(location),
    expected: message('numbers in plain notation'),
    received: message("'{{text}}', which can mean {{asPoint}} or {{asComma}}", { text, asPoint, asComma }),
    fix: message('Read it as {{asPoint}} with decimal=point, or as {{asComma}} with decimal=comma.', { asPoint, asComma }),
  });
}

function mixedNotation(comma: Evidence, point: Evidence) {
  return unexpectedWithFix('dataset.notation', {
    where: comma.location.file,
    expected: message('one decimal sign in all numbers'),
    received: describeTwo({ text: comma.text, line: comma.location.line }, { text: point.text, line: point.location.line }),
    fix: message(
      'Write all numbers with a decimal point, or specify the decimal sign with decimal=comma or decimal=point if the other separates thousands.',
    ),
  });
}
