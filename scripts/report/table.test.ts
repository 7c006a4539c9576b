import { expect, test } from 'vitest';
import { toMarkdown, toText } from './table.ts';

const ROWS = [
  ['a', '1'],
  ['longer', '1000'],
];

test('columns line up, numbers to the right', () => {
  expect(toText(['name', 'rate'], ROWS)).toBe('name    rate\na          1\nlonger  1000');
});

test('columns of text stand to the left', () => {
  expect(toText(['name', 'rate'], ROWS, 2)).toBe('name    rate\na       1\nlonger  1000');
});

test('Markdown has the same columns', () => {
  expect(toMarkdown(['name', 'rate'], [['a', '1']])).toBe('| name | rate |\n| --- | ---: |\n| a | 1 |');
  expect(toMarkdown(['name', 'rate'], [['a', '1']], 2)).toBe('| name | rate |\n| --- | --- |\n| a | 1 |');
});
