import { expect, test } from 'vitest';
import { drawableSize, elementName, middleOf } from './samplePorts.ts';

const port = (shape: number[], more = {}) => ({ node: 'x', shape, ...more });

test('images can be drawn, other inputs cannot', () => {
  expect(drawableSize(port([28, 28, 1]))).toEqual({ width: 28, height: 28, channels: 1 });
  expect(drawableSize(port([8, 12]))).toEqual({ width: 12, height: 8, channels: 1 });
  expect([port([784]), port([2, 2]), port([8, 8, 7])].map((each) => drawableSize(each))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  // A graph can flatten the images of its data.
  expect(drawableSize(port([784]), [28, 28, 1])).toEqual({ width: 28, height: 28, channels: 1 });
  expect(drawableSize(port([10]), [28, 28, 1])).toBeUndefined();
});

test('elements have the names of the data, else their indices', () => {
  expect(elementName(port([2], { names: ['width', 'height'] }), 1)).toBe('height');
  expect(elementName(port([2, 3]), 4)).toBe('[1, 1]');
});

test('typing begins in the middle of the range, or at the first class', () => {
  expect(middleOf(port([2], { range: [4, 8] }))).toEqual([6, 6]);
  expect(middleOf(port([1], { range: [0, 2], classNames: ['a', 'b', 'c'] }))).toEqual([0]);
});
