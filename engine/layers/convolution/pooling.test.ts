import { expect, test } from 'vitest';
import { readParams } from '../../params/index.ts';
import { english } from '../../text/index.ts';
import { avgPool2d } from './avgPool2d.ts';
import { maxPool2d } from './maxPool2d.ts';

test.each([maxPool2d, avgPool2d])('$type: windows are adjacent by default', (layer) => {
  const shapeWith = (params: Record<string, unknown>) =>
    layer.inferShape({ in: [9, 7, 2] }, readParams(layer.params, params).values, {});
  expect(shapeWith({})).toEqual([4, 3, 2]);
  expect(shapeWith({ poolSize: 3 })).toEqual([3, 2, 2]);
  expect(shapeWith({ poolSize: [3, 2], padding: 'same' })).toEqual([3, 4, 2]);
  expect(shapeWith({ poolSize: 3, strides: 1 })).toEqual([7, 5, 2]);
  expect(shapeWith({ poolSize: 3, strides: [1, 2] })).toEqual([7, 3, 2]);
});

test('a node shows strides that differ from the window size', () => {
  const lineOf = (params: Record<string, unknown>) => english(maxPool2d.ui.describe(readParams(maxPool2d.params, params).values));
  expect(lineOf({ poolSize: 3 })).toBe('3 × 3');
  expect(lineOf({ poolSize: 3, strides: 3, padding: 'same' })).toBe('3 × 3, same');
  expect(lineOf({ poolSize: 3, strides: 1 })).toBe('3 × 3, stride 1');
  expect(lineOf({ poolSize: 2, strides: [2, 1] })).toBe('2 × 2, stride 2 × 1');
});
