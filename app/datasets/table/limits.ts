import { type Message, message, quoted } from '#engine/messages/index.ts';
import { tooLarge } from '../base/errors.ts';
import { formatCount } from '../base/listNames.ts';

/** Limits of a table, so that a small file cannot take all memory or minutes: far above usual tables. */
export const TABLE_LIMITS = {
  /** Lines, counted before parsing. */
  lines: 10_000_000,
  /** Bytes of one row: above this a quote is open or the file is not a table. */
  rowBytes: 2 ** 24,
  /** Characters of one cell. */
  cellLength: 2 ** 20,
  columns: 100_000,
  /** Values of a table: 32 GiB on the disk. */
  numbers: 2 ** 33,
  /** More values are kept on the disk. */
  inMemory: 2 ** 25,
  /** Of more values each takes 4 bytes rather than 8. */
  doubles: 2 ** 24,
} as const;

/** @throws UserError dataset.tooLarge */
export function checkLineCount(lines: number, shown: string): void {
  if (lines > TABLE_LIMITS.lines) throw tooLarge(quoted(shown), countLines(TABLE_LIMITS.lines), countLines(lines));
}

const countLines = (count: number): Message => message('{{count}} lines', { count: formatCount(count) });
const countColumns = (count: number): Message => message('{{count}} columns', { count: formatCount(count) });

/** The error for an endless row. */
export function rowTooLong(where: Message) {
  const limit = message('{{count}} bytes in one row', { count: formatCount(TABLE_LIMITS.rowBytes) });
  const fix = message('If a quote is open in this row, close it; otherwise specify the delimiter, or shorten the row.');
  return tooLarge(where, limit, message('more'), fix);
}

/** @throws UserError dataset.tooLarge if a row has too many cells, or a cell too many characters. */
export function checkRow(cells: readonly string[], where: () => Message): void {
  if (cells.length > TABLE_LIMITS.columns)
    throw tooLarge(where(), countColumns(TABLE_LIMITS.columns), countColumns(cells.length), message('Ignore some columns.'));
  const long = cells.find((cell) => cell.length > TABLE_LIMITS.cellLength);
  if (long !== undefined) {
    const limit = message('{{count}} characters in one cell', { count: formatCount(TABLE_LIMITS.cellLength) });
    const received = message('{{count}} characters', { count: formatCount(long.length) });
    throw tooLarge(where(), limit, received, message('Shorten the cell, or close the quote if one is open.'));
  }
}
