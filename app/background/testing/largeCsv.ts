import { closeSync, openSync, writeSync } from 'node:fs';

const ROWS_AT_ONCE = 10_000;

/**
 * Writes a CSV file of eight numeric columns and a class, of at least the given size.
 * @returns number of rows, without the header
 */
export function writeLargeCsv(file: string, bytes: number): number {
  const handle = openSync(file, 'w');
  let written = writeSync(handle, 'a,b,c,d,e,f,g,h,class\n');
  let rows = 0;
  while (written < bytes) {
    const lines = Array.from({ length: ROWS_AT_ONCE }, (_, row) => describeRow(rows + row));
    written += writeSync(handle, lines.join(''));
    rows += ROWS_AT_ONCE;
  }
  closeSync(handle);
  return rows;
}

function describeRow(row: number): string {
  const numbers = [97, 89, 83, 79, 73, 71, 67, 61].map((modulus) => `${row % modulus}.125`);
  return `${numbers.join(',')},class${row % 3}\n`;
}
