import { expect, test } from 'vitest';
import { kindOf } from './cellKind.ts';

test.each([
  ['separators', ['100,5', '1,200', '1,234.56', '1.234,56', '1 234,5', "1'234.5", '1\u00a0234']],
  ['amount', ['$1,000', '-$5', '€ 5', '5 €', '12 USD', '(1,000)', '45%', '12 kg', '12kg', '5.1 cm', '20 °C', '10k', '2 doors']],
  ['date', ['2019-01-31', '31.01.2019', '1/31/19', '2019-01-31T10:00:00Z', '31 Jan 2019', 'Jan 31, 2019', '2019-01', '12:30']],
  ['notation', ['−5', '１２', '0x10', '1_000', '1.5D+03']],
  ['missing', ['?', 'NA', 'N/A', 'n/a', 'null', 'NULL', '-', '--', '.', 'NaN', '#N/A', '<NA>', '\\N']],
  ['boolean', ['True', 'true', 'FALSE']],
  [
    'text',
    ['setosa', '1st', '3D', '4x4', '10-20', '>50K', '1,2,3', 'v1.0', '192.168.0.1', 'Iris-3', '+', '2:1', 'None', '12abc'],
  ],
])('%s is recognized', (kind, cells) => {
  for (const cell of cells) expect([cell, kindOf(cell)]).toEqual([cell, kind]);
});

test('a long cell is text, without a pattern search', () => {
  expect(kindOf(`${'1,'.repeat(50_000)}x`)).toBe('text');
});
