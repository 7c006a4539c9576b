import { expect, test } from 'vitest';
import { elementAddress, selectedIndex } from './elementAddress.ts';

test('an element is found again by its address', () => {
  expect(elementAddress('block/h.weight', [3, 17])).toBe('block/h.weight[3,17]');
  expect(selectedIndex('block/h.weight[3,17]', 'block/h.weight')).toEqual([3, 17]);
  expect(elementAddress('loss.out', [])).toBe('loss.out');
  expect(selectedIndex('loss.out', 'loss.out')).toEqual([]);
});

test('of another tensor there is none', () => {
  expect(selectedIndex('h.out[0,1]', 'h.dout')).toBeUndefined();
  expect(selectedIndex(undefined, 'h.out')).toBeUndefined();
});
