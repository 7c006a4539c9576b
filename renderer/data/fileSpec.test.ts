import { expect, test } from 'vitest';
import { type FileChoice, fileName, toSpec } from './fileSpec.ts';

const nothing: FileChoice = { kind: 'csv', path: '', target: '', labels: '' };

test('a CSV file becomes a path with its target', () => {
  expect(toSpec({ ...nothing, path: ' /data/flowers.csv ' })).toBe('/data/flowers.csv');
  expect(toSpec({ ...nothing, path: '/data/flowers.csv', target: 'species' })).toBe('/data/flowers.csv?target=species');
  expect(toSpec({ ...nothing, path: 'a.csv', target: 'height & width' })).toBe('a.csv?target=height%20%26%20width');
  expect(toSpec({ ...nothing, path: 'a.csv?target=b', target: 'c' })).toBe('a.csv?target=b');
});

test('an IDX pair needs both files', () => {
  expect(toSpec({ ...nothing, kind: 'idx', path: 'images.gz' })).toBeUndefined();
  expect(toSpec({ ...nothing, kind: 'idx', path: 'images.gz', labels: 'labels.gz' })).toBe('idx:images.gz,labels.gz');
  expect(toSpec(nothing)).toBeUndefined();
});

test('a file is called by the last part of its path', () => {
  expect(fileName('/data/flowers.csv?target=kind')).toBe('flowers.csv');
  expect(fileName('C:\\data\\flowers.csv')).toBe('flowers.csv');
});
