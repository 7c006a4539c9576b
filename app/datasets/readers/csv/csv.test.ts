import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readCsvText } from '../../testing/temporaryFolder.ts';

test('the last column is the target and the others are features, row by row', () => {
  const source = readCsvText('a,b,species\n1,2,cat\n3,4.5,dog\n-5e-1,6,cat\n');
  expect(source.samples).toBe(3);
  expect(source.inputs).toEqual([
    { name: 'features', shape: [2], features: ['a', 'b'], data: Float64Array.of(1, 2, 3, 4.5, -0.5, 6) },
  ]);
  expect(source.targets).toEqual([
    { name: 'species', shape: [], classes: 2, classNames: ['cat', 'dog'], data: Uint8Array.of(0, 1, 0) },
  ]);
  expect(source.description).toBe('3 rows from data.csv: species from a, b');
});

test('a numeric target is a regression target', () => {
  const [target] = readCsvText('a,price\n1,10.5\n2,20\n').targets;
  expect(target).toEqual({ name: 'price', shape: [], data: Float64Array.of(10.5, 20) });
});

test('task=classification makes classes of numbers, in ascending order', () => {
  const [target] = readCsvText('a,digit\n1,10\n2,9\n3,9\n', 'data.csv?task=classification').targets;
  expect(target).toEqual({ name: 'digit', shape: [], classes: 2, classNames: ['9', '10'], data: Uint8Array.of(1, 0, 0) });
});

test('class names are sorted by their characters, regardless of row order', () => {
  const [target] = readCsvText('a,kind\n1,zebra\n2,Ape\n3,ant\n').targets;
  expect(target.classNames).toEqual(['Ape', 'ant', 'zebra']);
  expect([...target.data]).toEqual([2, 0, 1]);
});

test('more than 256 classes keep their indices', () => {
  const rows = Array.from({ length: 600 }, (_, index) => `${index},c${1000 + (index % 300)}`);
  const [target] = readCsvText(`a,kind\n${rows.join('\n')}\n`).targets;
  expect(target.classes).toBe(300);
  expect(target.data[299]).toBe(299);
});

test('targets are chosen by name, repeated or joined by commas, and other columns ignored', () => {
  const content = 'id,a,b,c\n7,1,2,x\n8,3,4,y\n';
  for (const spec of ['data.csv?target=c,a&ignore=id', 'data.csv?target=c&target=a&ignore=id']) {
    const { inputs, targets } = readCsvText(content, spec);
    expect(inputs[0].data).toEqual(Float64Array.of(2, 4));
    expect(targets.map(({ name }) => name)).toEqual(['c', 'a']);
    expect(targets[1].data).toEqual(Float64Array.of(1, 3));
  }
});

test('ignoring the last column makes the one before it the target', () => {
  expect(readCsvText('a,b,note\n1,2,x\n3,4,y\n', 'data.csv?ignore=note').targets[0].name).toBe('b');
});

test('a column may have a comma, a plus or a percent sign in its name', () => {
  const { targets } = readCsvText('a,"x,y+z%"\n1,2\n', 'data.csv?target=x%2Cy+z%25');
  expect(targets[0].name).toBe('x,y+z%');
});

test('a first row with numbers below no names is data, and columns are numbered', () => {
  const { samples, targets } = readCsvText('1,2,cat\n3,4,dog\n');
  expect(samples).toBe(2);
  expect(targets[0].name).toBe('column3');
});

test('a name above a number makes the first row a header, even next to numeric names', () => {
  expect(readCsvText('2019,2020,price\n1,2,3\n4,5,6\n').samples).toBe(2);
});

test('header=false and header=true override the detection of a header', () => {
  expect(readCsvText('1,yes\n2,no\n', 'data.csv?header=false').samples).toBe(2);
  const { samples, targets } = readCsvText('1,2\n3,4\n5,6\n', 'data.csv?header=true');
  expect(samples).toBe(2);
  expect(targets[0].name).toBe('2');
});

test('a header cell without a name is numbered', () => {
  const { targets } = readCsvText(',a,\n0,1,2\n1,2,3\n');
  expect(targets[0].name).toBe('column3');
});

test.each([
  ['semicolons are found', 'a;b\n1;2\n', 'data.csv'],
  ['pipes are found', 'a|b\n1|2\n', 'data.csv'],
  ['tabs are found', 'a\tb\n1\t2\n', 'data.csv'],
  ['a .tsv file has tabs', '"a,c,d"\tb\n1\t2\n', 'data.tsv'],
  ['a delimiter can be named', 'a b\n1 2\n', 'data.csv?delimiter=space'],
  ['a delimiter can be given', 'a:b\n1:2\n', 'data.csv?delimiter=:'],
  ['delimiters in quoted names do not count', '"a;a;a;a",b\n1,2\n', 'data.csv'],
  ['a byte order mark is skipped', '\uFEFFa,b\n1,2\n', 'data.csv'],
  ['lines may end as on Windows', 'a,b\r\n1,2\r\n', 'data.csv'],
  ['the last line may lack its end', 'a,b\n1,2', 'data.csv'],
  ['blanks around cells do not count', 'a , b\n 1 , 2 \n', 'data.csv'],
  ['empty lines do not count', '\na,b\n\n1,2\n\n', 'data.csv'],
])('%s', (_what, content, spec) => {
  const { inputs, targets } = readCsvText(content, spec);
  expect(inputs[0].data).toEqual(Float64Array.of(1));
  expect(targets[0]).toMatchObject({ name: 'b', data: Float64Array.of(2) });
});

test('a gzipped file is unpacked', () => {
  expect(readCsvText(gzipSync('a,b\n1,2\n'), 'data.csv.gz').inputs[0].data).toEqual(Float64Array.of(1));
});

test('a file of UTF-16 with its byte order mark is read', () => {
  const content = Buffer.from('\uFEFFa,kind\n1,über\n2,x\n', 'utf16le');
  expect(readCsvText(content).targets[0].classNames).toEqual(['x', 'über']);
});

test('thousands of rows keep their order', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `${index},${index * 2}`);
  const { inputs, targets } = readCsvText(`a,b\n${rows.join('\n')}\n`);
  expect(inputs[0].data).toEqual(Float64Array.from({ length: 5000 }, (_, index) => index));
  expect(targets[0].data[4999]).toBe(9998);
});

test('3 million rows are read from a small file', () => {
  const { samples, inputs, targets } = readCsvText(gzipSync(`a,y\n${'1,2.5\n3,4.5\n'.repeat(1_500_000)}`), 'data.csv.gz');
  expect([samples, inputs[0].data.length, targets[0].data.length]).toEqual([3_000_000, 3_000_000, 3_000_000]);
  expect([inputs[0].data[2_999_999], targets[0].data[2_999_999]]).toEqual([3, 4.5]);
});
