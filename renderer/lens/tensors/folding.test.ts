import { expect, test } from 'vitest';
import { foldedShape, foldIndex, unfoldIndex } from './folding.ts';
import { layoutOf, offsetOf } from './tensorLayout.ts';

const IMAGE = [4, 5, 3];

test('a weight of a flattened color image is a pixel of a channel, row-major as flatten orders them', () => {
  expect(foldIndex([2, 0], IMAGE)).toEqual([2, 0, 0, 0]);
  expect(foldIndex([2, 4], IMAGE)).toEqual([2, 0, 1, 1]);
  expect(foldIndex([2, 59], IMAGE)).toEqual([2, 3, 4, 2]);
});

test('folding keeps the order of the elements, and can be undone', () => {
  const shape = foldedShape([7, 60], IMAGE);
  expect(layoutOf([7, 60], { isParameter: true, folded: IMAGE }).shape).toEqual(shape);
  for (let input = 0; input < 60; input++) {
    const pixel = foldIndex([6, input], IMAGE);
    expect(offsetOf(shape, pixel)).toBe(offsetOf([7, 60], [6, input]));
    expect(unfoldIndex(pixel, IMAGE)).toEqual([6, input]);
  }
});
