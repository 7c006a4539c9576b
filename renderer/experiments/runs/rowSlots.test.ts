import { expect, it } from 'vitest';
import { RowSlots } from './rowSlots.ts';

it('gives the slots of rows that have gone to those that come', () => {
  const slots = new RowSlots();
  expect([...slots.assign(['a', 'b', 'c']).values()]).toEqual([0, 1, 2]);
  expect([...slots.assign(['c', 'd', 'e'])]).toEqual([
    ['c', 2],
    ['d', 0],
    ['e', 1],
  ]);
});

it('leaves a row in its slot while it is rendered, wherever it is', () => {
  const slots = new RowSlots();
  slots.assign(['kept', 'a', 'b']);
  slots.assign(['kept', 'y', 'z']);
  expect(slots.assign(['x', 'y', 'kept', 'new']).get('kept')).toBe(0);
});

it('assigns the same slots again, so that a repeated rendering changes nothing', () => {
  const slots = new RowSlots();
  slots.assign(['a', 'b']);
  expect(slots.assign(['b', 'c'])).toEqual(slots.assign(['b', 'c']));
});
