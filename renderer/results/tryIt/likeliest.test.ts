import { expect, test } from 'vitest';
import { likeliest } from './likeliest.ts';

test('few classes keep their order, of many the likeliest come first', () => {
  const few = { kind: 'probabilities', names: ['a', 'b'], values: [0.25, 0.75] } as const;
  expect(likeliest({ ...few, names: [...few.names], values: [...few.values] }).map(({ name }) => name)).toEqual(['a', 'b']);
  const values = Array.from({ length: 12 }, (_, index) => index / 66);
  const many = likeliest({ kind: 'probabilities', names: values.map(String), values });
  expect(many.map(({ index }) => index)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  expect(likeliest({ kind: 'values', names: values.map(String), values }).map(({ index }) => index)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ]);
});
