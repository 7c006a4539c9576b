import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';

const refusal = (content: string, spec?: string) => refusalOf(() => readCsvText(content, spec));

test('a ragged row is refused with its line and both counts', () => {
  const error = refusal('a,b,c\n1,2,3\n\n4,5\n');
  expect(error.code).toBe('dataset.raggedRow');
  expect(error.message).toBe('data.csv, line 4: expected 3 cells, as in the first row, found 2 cells');
});

test('text among numbers is refused with line, column and cell, and what else the column could be', () => {
  const error = refusal('a,color,y\n1,2,3\n4,blue,6\n');
  expect(error.code).toBe('dataset.nonNumeric');
  expect(error.message).toContain("data.csv, line 3, column 'color': expected a number, found 'blue'");
  expect(error.details.fix).toContain('kind.color=category');
  expect(error.details.fix).toContain('ignore=color');
});

test('number literals of programming languages are text', () => {
  for (const text of ['0x10', '0b1', '1_000', '1,5,2', '12abc']) {
    expect(refusal(`a;y\n1;2\n${text};3\n`).code).toBe('dataset.nonNumeric');
  }
});

test('a long cell is shortened in the message', () => {
  expect(refusal(`a,y\n1,2\n${'x'.repeat(5000)},3\n`).message.length).toBeLessThan(400);
});

test.each(['', '  ', '""'])('the empty cell %j is refused with line and column', (cell) => {
  const feature = refusal(`a,b,y\n1,2,3\n4,${cell},6\n`);
  expect(feature.code).toBe('dataset.missingValue');
  expect(feature.message).toContain("data.csv, line 3, column 'b': expected a number, found an empty cell");
  const target = refusal(`a,b,y\n1,2,cat\n4,5,${cell}\n`);
  expect(target.code).toBe('dataset.missingValue');
  expect(target.details.where).toBe("data.csv, line 3, column 'y'");
});

test.each(['NaN', 'nan', 'Infinity', '-inf', '1e999', '1e39'])('%s is refused with line and column', (cell) => {
  const feature = refusal(`a,y\n1,3\n${cell},6\n`);
  expect(feature.code).toBe('dataset.notFinite');
  expect(feature.message).toContain(`data.csv, line 3, column 'a': expected a finite number, found '${cell}'`);
  expect(refusal(`a,y\n1,3\n2,${cell}\n`).code).toBe('dataset.notFinite');
});

test('a missing value in the first row of data is refused, not read as a name', () => {
  expect(refusal('1,?,3\n4,5,6\n').details.where).toBe("data.csv, line 1, column 'column2'");
});

test('an unknown target is refused with the column names', () => {
  const error = refusal('a,b,c\n1,2,3\n', 'data.csv?target=price');
  expect(error.code).toBe('dataset.missingColumn');
  expect(error.message).toBe("'data.csv' has no column 'price'; expected one of the columns a, b, c");
});

test('an unknown column to ignore is refused likewise', () => {
  expect(refusal('a,b,c\n1,2,3\n', 'data.csv?ignore=d').code).toBe('dataset.missingColumn');
});

test('a file whose columns are all targets has no features', () => {
  const error = refusal('a:b\n1:2\n');
  expect(error.code).toBe('dataset.noFeatures');
  expect(error.details.fix).toContain('delimiter');
});

test('a binary file is refused as such', () => {
  const error = refusalOf(() => readCsvText(Uint8Array.of(80, 75, 3, 4, 0, 0, 44, 10)));
  expect(error.code).toBe('dataset.notText');
  expect(error.message).toBe("'data.csv' is not a text file; expected a table in CSV or TSV");
});

test('two columns of one name are refused', () => {
  const error = refusal('a,b,a\n1,2,3\n');
  expect(error.code).toBe('dataset.duplicateColumn');
  expect(error.message).toContain("two columns are named 'a'");
});

test('a target of numbers and text is refused with a line of each', () => {
  const error = refusal('a,y\n1,3\n2,cat\n');
  expect(error.code).toBe('dataset.mixedTarget');
  expect(error.message).toContain("found '3' on line 2 and 'cat' on line 3");
  expect(readCsvText('a,y\n1,3\n2,cat\n', 'data.csv?task=classification').targets[0].classNames).toEqual(['3', 'cat']);
});

test('text in a target of task=regression is refused with its line', () => {
  const error = refusal('a,y\n1,cat\n2,dog\n', 'data.csv?task=regression&header=true');
  expect(error.code).toBe('dataset.nonNumeric');
  expect(error.details.where).toBe("data.csv, line 2, column 'y'");
});

test('a target with a single class is refused', () => {
  const error = refusal('a,y\n1,cat\n2,cat\n');
  expect(error.code).toBe('dataset.oneClass');
  expect(error.message).toBe("data.csv, column 'y', has a single class, 'cat'; expected at least two");
});

test('a file with only a header holds no samples', () => {
  const error = refusal('a,b\n');
  expect(error.code).toBe('dataset.empty');
  expect(error.message).toBe("'data.csv' has no data rows; expected samples");
});

test('a file of empty lines holds no samples', () => {
  expect(refusal('\n\n').code).toBe('dataset.empty');
});

test.each([
  ['a quote that is opened and never closed', 'a,b\n1,2\n3,"4\n5,6\n'],
  ['text after a closing quote', 'a,b\n1,2\n3,"4"x\n5,6\n'],
  ['a quote inside a cell that does not start with one', 'a,b\n1,2\n3,x"4"\n5,6\n'],
])('%s is refused with its location', (what, content) => {
  const error = refusal(content);
  expect(error.code).toBe('dataset.csvSyntax');
  expect(error.message).toContain('data.csv, the row after line 2: expected quotes that open at the start of a cell');
  expect(error.details.received).toBe(what);
});

test.each([
  [
    'data.csv?colour=red',
    "accepts one of the options target, ignore, task, kind, categories, text, length, vocabulary, missing, indicator, weight, split, group, time, splitColumn, window, horizon, stride, autoregressive, header, delimiter, decimal, encoding, comment, but has 'colour'",
  ],
  ['data.csv?header=maybe', "The option 'header' of 'data.csv?header=maybe' must be one of auto, true, false, but is 'maybe'"],
  ['data.csv?header=true&header=false', "but is 'true' and 'false'"],
  ['data.csv?delimiter=ab', 'must be one character'],
  ['data.csv?task=guess', 'must be one of auto, classification, regression'],
  ['data.csv?target=', 'must be text'],
  ['data.csv?target', "expects options written NAME=VALUE and joined by &, but has 'target'"],
  ['data.csv?target=%zz', 'expects percent signs written as %25'],
])('%s is a bad option', (spec, message) => {
  const error = refusal('a,b\n1,2\n', spec);
  expect(error.code).toBe('dataset.badOption');
  expect(error.message).toContain(message);
});
