import { expect, test } from 'vitest';
import { IndexList } from './indexList.ts';

test.each([1, 1000, undefined])('numbers come out in order, whether or not %s were expected', (expected) => {
  const list = new IndexList(expected);
  const numbers = Uint32Array.from({ length: 70_000 }, (_, index) => (index * 2_654_435_761) % 2 ** 32);
  for (const number of numbers) list.push(number);
  expect(list.length).toBe(70_000);
  expect(list.takeArray()).toEqual(numbers);
  list.push(7);
  expect([...list.takeArray()]).toEqual([7]);
});
