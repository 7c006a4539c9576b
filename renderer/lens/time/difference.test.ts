import { expect, test } from 'vitest';
import type { LensTensor } from '#app/contract/index.ts';
import { tensorData } from '../../workbench/lens/index.ts';
import { differenceOf } from './difference.ts';

const tensor: LensTensor = { address: 'h.weight', symbol: 'W^{1}', shape: [2], norm: 1, min: 0, max: 1, broken: 0 };

test('a difference is a tensor with its own statistics', () => {
  const difference = differenceOf(tensor, tensor, Float64Array.of(3, -1), Float64Array.of(0, 3));
  expect(difference).toMatchObject({ symbol: '\\Delta W^{1}', shape: [2], norm: 5, min: -4, max: 3, broken: 0 });
  expect([...(tensorData(difference) ?? [])]).toEqual([3, -4]);
});

test('what is not finite is counted', () => {
  const { broken, max } = differenceOf(tensor, tensor, Float64Array.of(Number.POSITIVE_INFINITY, 1), Float64Array.of(0, 1));
  expect([broken, max]).toEqual([1, 'Infinity']);
});
