import { expect, test } from 'vitest';
import { toMarkdown, toText } from './table.ts';

const ROWS = [
  ['a', '1'],
  ['longer', '1000'],
];

test('columns are aligned, numbers right', () => {
  expect(toText(['name', 'rate'], ROWS)).toBe('name    rate\na          1\nlonger  1000');
});

test('text columns are left-aligned', () => {
  expect(toText(['name', 'rate'], ROWS, 2)).toBe('name    rate\na       1\nlonger  1000');
});

test('Markdown has the same columns', () => {
  expect(toMarkdown(['name', 'rate'], [['a', '1']])).toBe('| name | rate |\n| --- | ---: |\n| a | 1 |');
  expect(toMarkdown(['name', 'rate'], [['a', '1']], 2)).toBe('| name | rate |\n| --- | --- |\n| a | 1 |');
});
