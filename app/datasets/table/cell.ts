import { type Message, message, quoted } from '#engine/messages/index.ts';
import { unexpected } from '../base/errors.ts';
import { type CellKind, kindOf } from './cellKind.ts';

/** Content of a cell that is not a number. */
export type CellProblem = 'empty' | 'missing' | 'notFinite' | 'text';

const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;

/** JavaScript's 0x1f, 0b1 and 0o7 are not numbers in a table. */
const PREFIXED = /^0[xbo]/i;

/** The number in a cell, or its other content. Numbers out of float32's range count as infinite: training uses float32. */
export function readCell(text: string): number | CellProblem {
  const value = Number(text);
  if (Number.isNaN(value)) return NOT_FINITE.test(text) ? 'notFinite' : 'text';
  if (value === 0 && text.trim() === '') return 'empty';
  if (PREFIXED.test(text)) return 'text';
  return finiteOr(value);
}

/** A number, unless it is infinite as float32. */
export const finiteOr = (value: number): number | 'notFinite' => (Number.isFinite(Math.fround(value)) ? value : 'notFinite');

/** The location of a cell. */
export interface CellLocation {
  /** The file, as the user wrote it. */
  readonly file: string;
  /** From 1; for a row of several lines, the last. */
  readonly line: number;
  readonly column: string;
}

export const describeLocation = ({ file, line, column }: CellLocation): Message =>
  message("{{file}}, line {{line}}, column '{{column}}'", { file, line, column });

interface TextOnLine {
  readonly text: string;
  readonly line: number;
}

/** Two cells of a column that do not go together. */
export function describeTwo(first: TextOnLine, second: TextOnLine): Message {
  const values = { first: first.text, firstLine: first.line, second: second.text, secondLine: second.line };
  return message("'{{first}}' on line {{firstLine}} and '{{second}}' on line {{secondLine}}", values);
}

const CODES = {
  empty: 'dataset.missingValue',
  missing: 'dataset.missingValue',
  notFinite: 'dataset.notFinite',
  text: 'dataset.nonNumeric',
} as const;

/** The fix for a missing target. */
export const DROP_ROWS = message('Fill in the value, or drop such rows with missing=drop.');

/** The error for a cell without a number, or without a class if one is expected. */
export function cellError(
  problem: CellProblem,
  text: string,
  location: CellLocation,
  fix = message('Fill in the value or remove the row.'),
  expected = message('a number'),
) {
  return unexpected(CODES[problem], {
    where: describeLocation(location),
    expected: problem === 'notFinite' ? message('a finite number') : expected,
    received: describeCell(problem, text),
    fix,
  });
}

function describeCell(problem: CellProblem, text: string): Message {
  if (problem === 'empty') return message('an empty cell');
  const cell = shorten(text);
  return problem === 'missing' ? message("'{{cell}}', which marks a missing value", { cell }) : quoted(cell);
}

/** The fix for text in a numeric column, and an alternative, as in `or …`. */
export function adviseOn(text: string, otherwise?: Message): Message {
  const advice = ADVICE[kindOf(text)];
  return otherwise ? message('{{advice}}, {{otherwise}}', { advice, otherwise }) : message('{{advice}}.', { advice });
}

const ADVICE: Readonly<Record<CellKind, Message>> = {
  missing: message('Fill in the value or remove the row'),
  boolean: message('Write 1 for true and 0 for false'),
  date: message('Write dates and times as numbers, such as days since the first one'),
  separators: message('Specify the decimal sign with decimal=point or decimal=comma; the other sign then separates thousands'),
  amount: message('Write plain numbers, without units, percent or currency signs'),
  notation: message('Write plain decimal numbers, such as -1234.5'),
  text: message('Correct the cell'),
};

export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
