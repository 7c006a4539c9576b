import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';

const refusal = (content: string, spec?: string) => refusalOf(() => readCsvText(content, spec));
const rows = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join('\n');

test('unambiguous decimal commas are read, in features and targets, and noted', () => {
  const { inputs, targets, notes } = readCsvText('x;y\n0,125;100,5\n1e-1;-1.234,5\n,5;+2,5e3\n');
  expect(inputs[0].data).toEqual(Float64Array.of(0.125, 0.1, 0.5));
  expect(targets[0].data).toEqual(Float64Array.of(100.5, -1234.5, 2500));
  expect(notes).toContain("Numbers were read with a decimal comma, as in '0,125' on line 2, column 'x'.");
});

test.each([
  ['a table without names', '0;100,5\n1;101,5\n', Float64Array.of(100.5, 101.5)],
  ['commas in every cell', '0,5;100,5\n1,5;101,5\n', Float64Array.of(100.5, 101.5)],
  ['tabs', 'x\ty\n0\t100,5\n', Float64Array.of(100.5)],
  ['quoted cells between commas', 'x,y\n0,"100,5"\n', Float64Array.of(100.5)],
  ['names with commas in them', 'Height, cm;Weight, kg\n180,5;75,5\n', Float64Array.of(75.5)],
])('decimal commas are read in %s', (_what, content, expected) => {
  const { inputs, targets } = readCsvText(content);
  expect(inputs[0].shape).toEqual([1]);
  expect(targets[0].data).toEqual(expected);
});

test('a comma before three digits is a decimal comma if another number shows it, else refused', () => {
  expect(readCsvText('x;y\n0,5;1,200\n').targets[0].data).toEqual(Float64Array.of(1.2));
  const error = refusal('x,y\n0,"1,200"\n1,"1,300"\n');
  expect(error.code).toBe('dataset.notation');
  expect(error.message).toContain(
    "data.csv, line 2, column 'y': expected numbers in plain notation, found '1,200', which can mean 1200 or 1.2",
  );
  expect(error.details.fix).toBe('Read it as 1200 with decimal=point, or as 1.2 with decimal=comma.');
});

test('the option decimal determines the meaning of commas and points', () => {
  const content = 'x;y\n"1,200";"1,234,567.5"\n3;4\n';
  const read = readCsvText(content, 'data.csv?decimal=point');
  expect([read.inputs[0].data, read.targets[0].data]).toEqual([Float64Array.of(1200, 3), Float64Array.of(1_234_567.5, 4)]);
  const commas = readCsvText('x;y\n1,200;1.234.567,5\n1.200;4\n', 'data.csv?decimal=comma');
  expect([commas.inputs[0].data, commas.targets[0].data]).toEqual([Float64Array.of(1.2, 1200), Float64Array.of(1_234_567.5, 4)]);
  expect(refusal('x;y\n5.1;2\n', 'data.csv?decimal=comma').code).toBe('dataset.nonNumeric');
  expect(refusal('x;y\n5,1;2\n', 'data.csv?decimal=point').code).toBe('dataset.nonNumeric');
});

test('commas and points in one file are refused with a location of each', () => {
  const error = refusal('x;y\n5.1;1,5\n');
  expect(error.code).toBe('dataset.notation');
  expect(error.message).toContain("expected one decimal sign in all numbers, found '1,5' on line 2 and '5.1' on line 2");
});

test.each([
  [
    '$1,000',
    'Write plain numbers, without units, percent or currency signs, or ignore the column with ignore=x, or read it as categories with kind.x=category.',
  ],
  [
    '45%',
    'Write plain numbers, without units, percent or currency signs, or ignore the column with ignore=x, or read it as categories with kind.x=category.',
  ],
  [
    '12 kg',
    'Write plain numbers, without units, percent or currency signs, or ignore the column with ignore=x, or read it as categories with kind.x=category.',
  ],
  [
    '2019-01-31',
    'Write dates and times as numbers, such as days since the first one, or ignore the column with ignore=x, or read it as categories with kind.x=category.',
  ],
  [
    '1,234,567',
    'Specify the decimal sign with decimal=point or decimal=comma; the other sign then separates thousands, or ignore the column with ignore=x, or read it as categories with kind.x=category.',
  ],
  [
    '−5',
    'Write plain decimal numbers, such as -1234.5, or ignore the column with ignore=x, or read it as categories with kind.x=category.',
  ],
  [
    'True',
    'Write 1 for true and 0 for false, or ignore the column with ignore=x, or read it as categories with kind.x=category.',
  ],
])('a feature such as %s is refused with a fix', (cell, fix) => {
  const error = refusal(`x;y\n1;2\n"${cell}";3\n`);
  expect(error.code).toBe('dataset.nonNumeric');
  expect(error.details).toMatchObject({ where: "data.csv, line 3, column 'x'", received: `'${cell}'`, fix });
});

test.each([
  ['amounts in a currency', (index: number) => `$1,${200 + index}`],
  ['percentages', (index: number) => `${20 + index}%`],
  ['amounts with a unit', (index: number) => `${20 + (index % 3)} kg`],
  ['dates', (index: number) => `2019-01-${10 + index}`],
  ['numbers with another minus sign', (index: number) => `−${index + 1}`],
])('a target of %s is refused, not read as classes', (_what, cell) => {
  const error = refusal(`x,y\n${rows(20, (index) => `${index},"${cell(index)}"`)}\n`);
  expect(error.code).toBe('dataset.notation');
  expect(error.details.where).toBe("data.csv, line 2, column 'y'");
  expect(error.details.fix).toContain('or read classes with task=classification.');
});

test('amounts are classes with task=classification', () => {
  const { targets } = readCsvText(`x,y\n${rows(9, (index) => `${index},${index % 3}%`)}\n`, 'data.csv?task=classification');
  expect(targets[0].classNames).toEqual(['0%', '1%', '2%']);
});

test('a text target whose values nearly all differ is refused, except with task=classification', () => {
  const content = `x,y\n${rows(20, (index) => `${index},name${index || 1}`)}\n`;
  const error = refusal(content);
  expect(error.code).toBe('dataset.tooManyClasses');
  expect(error.message).toContain(
    "data.csv, column 'y': expected numbers, or repeated classes, found 19 different texts in 20 rows",
  );
  const { targets, notes } = readCsvText(content, 'data.csv?task=classification');
  expect(targets[0].classes).toBe(19);
  expect(notes).toContain("Column 'y' has 19 different values in 20 rows; there are few samples per class to learn from.");
});

test('more texts than the maximum number of classes are refused, more numbers are not', () => {
  const texts = rows(131_073, (index) => `1,a${index}`);
  expect(refusal(`x,y\n${texts}\n`).code).toBe('dataset.tooManyClasses');
  const numbers = rows(131_075, (index) => `1,${index}.5`);
  const { data } = readCsvText(`x,y\n${numbers}\n`).targets[0];
  expect([data.length, data[0], data[131_072], data[131_074]]).toEqual([131_075, 0.5, 131_072.5, 131_074.5]);
  expect(refusal(`x,y\n${numbers}\n2,?\n`).code).toBe('dataset.missingValue');
});

test('integers beyond float64 precision are noted, and so are codes read as numbers', () => {
  const { notes } = readCsvText('id,y\n9007199254740993,0012\n5,12\n');
  expect(notes).toContain(
    "Whole numbers beyond 9,007,199,254,740,992 are rounded, as in '9007199254740993' on line 2, column 'id'; ignore columns of ids.",
  );
  expect(notes).toContain(
    "Column 'y' was read as numbers, although '0012' on line 2 looks like a code; for classes use task=classification.",
  );
});
