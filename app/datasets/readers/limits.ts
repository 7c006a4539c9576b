import { datasetError } from '../errors.ts';

/** Bounds of a table, so that a small file cannot take all memory or minutes: each is far above the tables that people train on. */
export const TABLE_LIMITS = {
  /** Lines of a table, counted before it is parsed. */
  lines: 10_000_000,
  /** Bytes of one row: beyond this a quote is open or the file is no table. */
  rowBytes: 2 ** 24,
  /** Characters of one cell. */
  cellLength: 2 ** 20,
  columns: 100_000,
  /** Numbers of a table: 1 GiB in memory. */
  numbers: 2 ** 27,
  /** Different labels of a target. */
  classes: 2 ** 17,
} as const;

/**
 * The error for a file beyond a limit.
 * @param what came, with its unit, such as `12,000,000 lines`
 */
export function tooLarge(where: string, limit: string, received: string, fix = 'Train on a part of the rows.') {
  const expected = `at most ${limit}`;
  return datasetError('dataset.tooLarge', `${where} is too large: expected ${expected}, found ${received}`, {
    where,
    expected,
    received,
    fix,
  });
}

/** `12,000,000`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

/** @throws UserError dataset.tooLarge where a text has more lines than a table can have. */
export function checkLines(text: Uint8Array, shown: string): void {
  let lines = 0;
  for (let index = 0; index < text.length; index++) {
    const byte = text[index];
    if (byte === 10 || (byte === 13 && text[index + 1] !== 10)) lines++;
  }
  if (lines > TABLE_LIMITS.lines)
    throw tooLarge(`'${shown}'`, `${formatCount(TABLE_LIMITS.lines)} lines`, `${formatCount(lines)} lines`);
}

/** The error for a row that does not end. */
export function rowTooLong(where: string) {
  const fix = 'Close the quote if one is open in this row; otherwise name the delimiter, or shorten the row.';
  return tooLarge(where, `${formatCount(TABLE_LIMITS.rowBytes)} bytes in one row`, 'more', fix);
}

/** @throws UserError dataset.tooLarge where a row has more cells, or one of them more characters, than a table can have. */
export function checkRow(cells: readonly string[], where: () => string): void {
  if (cells.length > TABLE_LIMITS.columns)
    throw tooLarge(
      where(),
      `${formatCount(TABLE_LIMITS.columns)} columns`,
      `${formatCount(cells.length)} columns`,
      'Leave columns out.',
    );
  const long = cells.find((cell) => cell.length > TABLE_LIMITS.cellLength);
  if (long !== undefined) {
    const fix = 'Shorten the cell, or close the quote if one is open.';
    throw tooLarge(
      where(),
      `${formatCount(TABLE_LIMITS.cellLength)} characters in one cell`,
      `${formatCount(long.length)} characters`,
      fix,
    );
  }
}
