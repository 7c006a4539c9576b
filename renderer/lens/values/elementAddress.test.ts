import { expect, test } from 'vitest';
import { addressParts, elementAddress, selectedIndex } from './elementAddress.ts';

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

test('the parts of an address are known; a node may have dots in its id', () => {
  expect(addressParts('block/2.h.weight[3,17]')).toEqual({ node: 'block/2.h', quantity: 'weight', index: [3, 17] });
  expect(addressParts('h.weight/m@before[0]')).toEqual({ node: 'h', quantity: 'weight/m@before', index: [0] });
  expect(addressParts('loss.out')).toEqual({ node: 'loss', quantity: 'out' });
  expect(addressParts('nonsense')).toBeUndefined();
});
