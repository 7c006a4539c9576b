import { expect, test } from 'vitest';
import { elementAddress, isGradient, nodeOfAddress, selectedIndex } from './elementAddress.ts';

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

test('the node of an address is known, and its direction', () => {
  expect(nodeOfAddress('block/2.h.weight[3,17]')).toBe('block/2.h');
  expect(nodeOfAddress('loss.out')).toBe('loss');
  expect(['h.out[0,1]', 'h.~17', 'h.weight/new[0]'].map(isGradient)).toEqual([false, false, false]);
  expect(['h.dout[0,1]', 'h.weight[3,17]'].map(isGradient)).toEqual([true, true]);
});
