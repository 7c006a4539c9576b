import { datasetError } from '../errors.ts';

/** What a cell holds instead of a number. */
export type CellProblem = 'empty' | 'notFinite' | 'text';

const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;

/** JavaScript's own 0x1f, 0b1 and 0o7 are no numbers in a table. */
const PREFIXED = /^0[xbo]/i;

/** The number that a cell holds, or what it holds instead. Numbers beyond 32-bit floats count as infinite: training uses those. */
export function readCell(text: string): number | CellProblem {
  const value = Number(text);
  if (Number.isNaN(value)) return NOT_FINITE.test(text) ? 'notFinite' : 'text';
  if (value === 0 && text.trim() === '') return 'empty';
  if (PREFIXED.test(text)) return 'text';
  return Number.isFinite(Math.fround(value)) ? value : 'notFinite';
}

/** Where a cell stands. */
export interface CellPlace {
  /** The file, as the person wrote it. */
  readonly file: string;
  /** Counts from 1; of a row over several lines, the last. */
  readonly line: number;
  readonly column: string;
}

/** The error for a cell that holds no number. */
export function cellError(problem: CellProblem, text: string, place: CellPlace, fix?: string) {
  const where = `${place.file}, line ${place.line}, column '${place.column}'`;
  const received = problem === 'empty' ? 'an empty cell' : `'${shorten(text)}'`;
  const expected = problem === 'notFinite' ? 'a finite number' : 'a number';
  const code = ({ empty: 'dataset.missingValue', notFinite: 'dataset.notFinite', text: 'dataset.nonNumeric' } as const)[problem];
  const advice = fix ?? 'Fill in the value or remove the row.';
  return datasetError(code, `${where}: expected ${expected}, found ${received}`, {
    where,
    expected,
    received,
    fix: advice,
  });
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
