import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { english, message } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readOptions } from '../base/options.ts';
import { readCsvText } from '../testing/temporaryFolder.ts';
import { Table } from './table.ts';
import { TABLE_OPTIONS } from './tableOptions.ts';

const refusal = (content: string | Uint8Array, spec?: string) => refusalOf(() => readCsvText(content, spec));

test('a small file that decompresses to too many lines is refused before parsing', () => {
  const packed = gzipSync(Buffer.alloc(40_000_004, '1,2\n'));
  expect(packed.length).toBeLessThan(50_000);
  const error = refusal(packed, 'data.csv.gz');
  expect(error.code).toBe('dataset.tooLarge');
  expect(error.message).toBe("'data.csv.gz' is too large: expected at most 10,000,000 lines, found 10,000,001 lines");
});

test.each([
  [
    'a row without an end',
    Buffer.alloc(17_000_000, 'a'),
    'the first row is too large: expected at most 16,777,216 bytes in one row',
  ],
  ['a quote that is never closed', `a,b\n1,"${'2,3\n'.repeat(4_500_000)}`, 'the row after line 1 is too large'],
  ['a long cell', `a,b\n1,${'9'.repeat(1_048_577)}\n`, 'line 2 is too large: expected at most 1,048,576 characters in one cell'],
  ['a long cell in the header', `a,${'b'.repeat(1_048_577)}\n1,2\n`, 'line 1 is too large'],
  [
    'too many columns',
    `${'1,'.repeat(100_000)}2\n`,
    'line 1 is too large: expected at most 100,000 columns, found 100,001 columns',
  ],
])('%s is refused', (_what, content, message) => {
  const error = refusal(content);
  expect(error.code).toBe('dataset.tooLarge');
  expect(error.message).toContain(message);
});

/** A table that expects many rows, with the given ones. */
function largeTable(cells: readonly (readonly string[])[]) {
  const options = readOptions(TABLE_OPTIONS, new Map(), 'large.csv');
  const columns = { names: ['a', 'b', 'y'], written: true, where: message('large.csv') };
  const reading = { options: { ...options, decimal: 'point' as const }, file: 'large.csv', trained: undefined, notes: [] };
  const table = new Table(columns, { ...reading, mostRows: 9_000_000 });
  for (const [index, row] of cells.entries()) table.add(row, index + 2);
  return table.finish();
}

test('the numbers of a large table take 4 bytes each, unless it holds dates', () => {
  const { inputs, notes = [] } = largeTable([
    ['0.1', '16777217', '1'],
    ['0.25', '3', '2'],
  ]);
  expect(inputs[0].data).toEqual(Float32Array.of(0.1, 16_777_216, 0.25, 3));
  expect(notes.map(english)).toEqual(['The numbers of this large table are kept in single precision, to about 7 digits.']);
  const dated = largeTable([
    ['0.1', '2026-01-01 10:00', '1'],
    ['0.2', '2026-01-02', '2'],
  ]);
  expect(dated.inputs[0].data).toBeInstanceOf(Float64Array);
  expect(dated.notes).toEqual([]);
});
