import { expect, test } from 'vitest';
import { formatFull, formatValue } from './formatValue.ts';
import { readIndex } from './readIndex.ts';

test('an index is read as people write it', () => {
  for (const text of ['3,17', '[3, 17]', ' 3 17 ', '3;17']) expect(readIndex(text, [4, 20])).toEqual([3, 17]);
  expect(readIndex('', [])).toEqual([]);
});

test('what is no index of the tensor is none', () => {
  for (const text of ['3', '3,17,1', '4,0', '3,20', '-1,2', '1.5,2', 'three, 2'])
    expect(readIndex(text, [4, 20])).toBeUndefined();
});

test('values have 3 digits, all of them, or those of the float32', () => {
  expect(formatValue(-0.123456)).toBe('−0.123');
  expect(formatFull(-0.123456)).toBe('−0.123456');
  expect(formatValue(0.1, true)).toBe('0.10000000149011612');
  expect(formatValue(-1e-7, true)).toBe('−1.0000000116860974e−7');
});

test('values that are not finite are named', () => {
  for (const isExact of [false, true]) expect(formatValue(Number.NaN, isExact)).toBe('NaN');
  expect(formatFull(-Infinity)).toBe('−∞');
  expect(formatValue(1e300, true)).toBe('∞');
});
