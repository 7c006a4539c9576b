import { expect, test } from 'vitest';
import { gridsOf } from './NumberGrid.tsx';

test('scalars, vectors and matrices are one table', () => {
  expect(gridsOf([], [7])).toEqual([{ index: [], rows: [[7]] }]);
  expect(gridsOf([3], [1, 2, 3])).toEqual([{ index: [], rows: [[1, 2, 3]] }]);
  const matrix = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  expect(gridsOf([2, 3], matrix.flat())).toEqual([{ index: [], rows: matrix }]);
});

test('an image is one table per channel, a kernel one per pair of channels', () => {
  expect(gridsOf([2, 1, 2], [1, 10, 2, 20])).toEqual([
    { index: [0], rows: [[1], [2]] },
    { index: [1], rows: [[10], [20]] },
  ]);
  const kernel = gridsOf([1, 2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]);
  expect(kernel.map(({ index }) => index)).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(kernel[3].rows).toEqual([[3, 7]]);
});
