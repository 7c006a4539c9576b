import { expect, test } from 'vitest';
import { fileName, fromSpec, NO_FILE, toSpec } from './fileSpec.ts';

const table = { ...NO_FILE, path: 'a.csv' };
const pair = { ...NO_FILE, kind: 'idx' as const, path: 'images.gz', labels: 'labels.gz' };

test('a table becomes a path with its target', () => {
  expect(toSpec({ ...table, path: ' /data/flowers.csv ' })).toBe('/data/flowers.csv');
  expect(toSpec({ ...table, targets: ['species'] })).toBe('a.csv?target=species');
  expect(toSpec({ ...table, targets: ['height & width', 'b'] })).toBe('a.csv?target=height%20%26%20width&target=b');
  expect(toSpec({ ...table, ignored: ['id'], options: { header: 'false' } })).toBe('a.csv?ignore=id&header=false');
  expect(toSpec({ ...table, path: 'a.csv?target=b', targets: ['c'] })).toBe('a.csv?target=b');
});

test('a table with another extension is marked as one', () => {
  expect(toSpec({ ...table, path: '/data/iris.data' })).toBe('csv:/data/iris.data');
  expect(toSpec({ ...table, path: 'A.TSV.GZ' })).toBe('A.TSV.GZ');
  expect(toSpec({ ...table, path: 'csv:/data/iris.data' })).toBe('csv:/data/iris.data');
});

test('an IDX pair needs both files, and so does a second one', () => {
  expect(toSpec({ ...pair, labels: '' })).toBeUndefined();
  expect(toSpec(pair)).toBe('idx:images.gz,labels.gz');
  expect(toSpec({ ...pair, testSamples: 't.gz' })).toBeUndefined();
  expect(toSpec({ ...pair, testSamples: 't.gz', testLabels: 'l.gz' })).toBe('idx:images.gz,labels.gz;t.gz,l.gz');
  expect(toSpec(NO_FILE)).toBeUndefined();
});

test.each([
  { ...table, targets: ['height & width', 'b+c'], ignored: ['id'], options: { header: 'false', delimiter: 'tab' } },
  { ...table, path: '/data/iris.data', targets: ['50%'] },
  pair,
  { ...pair, testSamples: 't.gz', testLabels: 'l.gz' },
])('choices are restored from a SPEC: %j', (choice) => {
  expect(fromSpec(toSpec(choice) ?? '')).toEqual(choice);
});

test('a file is named by the last part of its path', () => {
  expect(fileName('/data/flowers.csv?target=kind')).toBe('flowers.csv');
  expect(fileName('C:\\data\\flowers.csv')).toBe('flowers.csv');
  expect(fileName('csv:iris.data')).toBe('iris.data');
  expect(fileName('idx:/data/images.gz,/data/labels.gz')).toBe('images.gz');
});
