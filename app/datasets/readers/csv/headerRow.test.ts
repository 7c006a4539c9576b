import { expect, test } from 'vitest';
import { readCsvText } from '../../testing/temporaryFolder.ts';
import { isHeader } from './headerRow.ts';

test.each([
  ['the columns of pandas above text', '0,1,species\n5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,2.8,virginica\n6.0,2.2,virginica\n'],
  ['the columns of pandas above different texts', '0,1,species\n5.1,3.5,setosa\n6.2,2.9,versicolor\n'],
  ['the columns of pandas above numbers', '0,1,2,3\n5.1,3.5,1.4,0.2\n4.9,3.0,1.4,0.2\n4.7,3.2,1.3,0.2\n'],
  ['the columns of pandas above whole numbers', '0,1,2\n5,3,1\n6,2,7\n8,8,8\n'],
  ['the columns of pandas with its index', ',0,1,2\n0,5.1,3.5,1\n1,4.9,3,2\n2,4.7,3.1,3\n'],
  ['the columns of pandas with a last one that is a number', '0,1,2\n5.1,3.5,setosa\n4.9,3.0,versicolor\n'],
  ['one numbered column', '0,species\n5.1,setosa\n4.9,setosa\n4.1,virginica\n3.9,virginica\n'],
  ['years and a name above text', '2019,2020,y\n1,2,a\n3,4,b\n'],
  ['years and a name above numbers', '2019,2020,y\n1,2,3\n3,4,4\n'],
  ['years alone', '2019,2020,2021\n1.5,2.5,3.5\n1.7,2.8,3.9\n'],
  ['names above dates and numbers', 'day,y\n2019-01-01,1\n2019-01-02,2\n'],
  ['a name above a column with a missing value', '1,y\n?,2\n3,4\n'],
  ['a name above amounts', '7;price\n1;$5\n2;$6\n'],
])('%s is a header', (_what, content) => {
  expect(isHeader(...split(content))).toBe(true);
});

test.each([
  ['numbers above numbers', '0,0,0\n0,1,1\n1,0,1\n1,1,0\n'],
  ['the sequence of windows', '0,1,2\n1,2,3\n2,3,4\n'],
  ['the first of equal steps', '0,1\n0.1,0.995\n0.2,0.98\n'],
  ['a truth table', '0,1\n1,0\n'],
  ['numbers and a class above others', '1,2,cat\n3,4,dog\n5,6,bird\n'],
  ['a class that recurs', '0,1,cat\n5.1,3.5,dog\n4.9,3.0,cat\n4.8,3.1,dog\n'],
  ['a whole number above decimals', '5,3.5,setosa\n4.9,3.0,setosa\n4.7,3.2,virginica\n'],
  ['numbers with decimal commas', '0,5;1,5\n2,5;3,5\n'],
])('%s is data', (_what, content) => {
  expect(isHeader(...split(content))).toBe(false);
});

test('the decision is noted', () => {
  expect(readCsvText('0,1,species\n5.1,3.5,setosa\n6.2,2.9,versicolor\n')).toMatchObject({
    samples: 2,
    inputs: [{ features: ['0', '1'] }],
    notes: ['Line 1 was read as column names.'],
  });
  expect(readCsvText('1,2,cat\n3,4,dog\n').notes).toEqual(['There is no header row: line 1 was read as data.']);
});

test('a header set by the SPEC is not noted', () => {
  expect(readCsvText('a,b\n1,2\n', 'data.csv?header=true').notes).toEqual([]);
});

function split(content: string): [first: string[], rest: string[][]] {
  const [first, ...rest] = content
    .trim()
    .split('\n')
    .map((line) => line.split(line.includes(';') ? ';' : ','));
  return [first, rest];
}
