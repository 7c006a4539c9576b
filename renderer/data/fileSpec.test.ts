import { expect, test } from 'vitest';
import { type FileChoice, fileName, fromSpec, NO_FILE, toSpec } from './fileSpec.ts';
import { TEST_READERS } from './testing/readers.ts';

const table = { reader: 'csv', paths: ['a.csv', ''], options: {} };
const pair = { reader: 'idx', paths: ['images.gz', 'labels.gz', '', ''], options: {} };
const tested = { ...pair, paths: ['images.gz', 'labels.gz', 't.gz', 'l.gz'] };
const specOf = (choice: FileChoice) => toSpec(choice, TEST_READERS);

test('a table becomes a path with its target', () => {
  expect(specOf({ ...table, paths: [' /data/flowers.csv '] })).toBe('/data/flowers.csv');
  expect(specOf({ ...table, options: { target: ['species'] } })).toBe('a.csv?target=species');
  expect(specOf({ ...table, options: { target: ['height & width', 'b'] } })).toBe('a.csv?target=height%20%26%20width&target=b');
  expect(specOf({ ...table, options: { ignore: ['id'], header: 'false' } })).toBe('a.csv?ignore=id&header=false');
  expect(specOf({ ...table, paths: ['a.csv?target=b'], options: { target: ['c'] } })).toBe('a.csv?target=b');
});

test('a choice by column is an option for all columns, and one for each of the others', () => {
  expect(specOf({ ...table, options: { missing: { '': 'mean', 'b&c': '0' } } })).toBe('a.csv?missing=mean&missing.b%26c=0');
});

test('unset and default options are omitted', () => {
  expect(specOf({ ...table, options: { target: undefined, ignore: [], header: 'auto', rows: 10 } })).toBe('a.csv');
  expect(specOf({ ...table, options: { rows: 20 } })).toBe('a.csv?rows=20');
});

test('a table with another extension gets the prefix csv:', () => {
  expect(specOf({ ...table, paths: ['/data/iris.data'] })).toBe('csv:/data/iris.data');
  expect(specOf({ ...table, paths: ['A.TSV.GZ'] })).toBe('A.TSV.GZ');
  expect(specOf({ ...table, paths: ['csv:/data/iris.data'] })).toBe('csv:/data/iris.data');
});

test('a table with a test file gets the prefix csv:', () => {
  const choice = { reader: 'csv', paths: ['a.csv', 'b.csv'], options: {} };
  expect(specOf(choice)).toBe('csv:a.csv;b.csv');
  expect(fromSpec('csv:a,1.csv;b.csv', TEST_READERS).paths).toEqual(['a,1.csv', 'b.csv']);
  expect(fromSpec('a;b.csv', TEST_READERS).paths).toEqual(['a;b.csv', '']);
});

test('a pair needs both files, and so does a test pair', () => {
  expect(specOf({ ...pair, paths: ['images.gz'] })).toBeUndefined();
  expect(specOf(pair)).toBe('idx:images.gz,labels.gz');
  expect(specOf({ ...pair, paths: ['images.gz', 'labels.gz', 't.gz'] })).toBeUndefined();
  expect(specOf(tested)).toBe('idx:images.gz,labels.gz;t.gz,l.gz');
  expect(specOf(NO_FILE)).toBeUndefined();
});

test.each<FileChoice>([
  { ...table, options: { target: ['height & width', 'b+c'], ignore: ['id'], header: 'false', delimiter: 'tab', rows: 3 } },
  { ...table, paths: ['/data/iris.data', ''], options: { target: ['50%'] } },
  { ...table, options: { missing: { '': 'mean', 'height & width': '0.5', 'a.b': 'median' }, header: 'true' } },
  { ...table, options: { missing: { '': 'refuse', age: 'mean' } } },
  pair,
  tested,
])('choices are restored from a SPEC: %j', (choice) => {
  expect(fromSpec(specOf(choice) ?? '', TEST_READERS)).toEqual(choice);
});

test('an unknown option is kept, for the reader to refuse', () => {
  expect(specOf(fromSpec('a.csv?colour=red', TEST_READERS))).toBe('a.csv?colour=red');
});

test('a file is named by the last part of its path', () => {
  const nameOf = (spec: string) => fileName(spec, TEST_READERS);
  expect(nameOf('/data/flowers.csv?target=kind')).toBe('flowers.csv');
  expect(nameOf('C:\\data\\flowers.csv')).toBe('flowers.csv');
  expect(nameOf('csv:iris.data')).toBe('iris.data');
  expect(nameOf('idx:/data/images.gz,/data/labels.gz')).toBe('images.gz');
});
