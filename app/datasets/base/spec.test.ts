import { expect, test } from 'vitest';
import { parseSpec } from './spec.ts';

test('a SPEC without options is its location', () => {
  expect(parseSpec('mnist')).toEqual({ text: 'mnist', location: 'mnist', options: new Map() });
});

test('options keep the order of their values', () => {
  const { location, options } = parseSpec('a/b.csv?target=x&header=false&target=y&');
  expect(location).toBe('a/b.csv');
  expect([...options]).toEqual([
    ['target', ['x', 'y']],
    ['header', ['false']],
  ]);
});

test('values may hold an equals sign, a question mark and encoded signs', () => {
  expect(parseSpec('a.csv?target=a=b?%26%20c+').options.get('target')).toEqual(['a=b?& c+']);
});
