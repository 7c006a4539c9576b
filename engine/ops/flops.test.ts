import { expect, test } from 'vitest';
import {
  add,
  averagePool,
  batchMatmul,
  broadcastTo,
  convolution,
  convolutionByImage,
  exp,
  flopsOf,
  gatherRows,
  linearMap,
  logSoftmax,
  matmul,
  maxPool,
  permute,
  type Shape,
  softmax,
  sumTo,
  Tape,
  type Value,
} from './index.ts';

/** Total cost of the operations on inputs of the given shapes. */
function count(shapes: readonly Shape[], build: (inputs: Value[]) => Value): number {
  const tape = new Tape();
  build(shapes.map((shape) => tape.input(shape)));
  return tape.operations.reduce((total, operation) => total + flopsOf(operation), 0);
}

const windows = { poolSize: [2, 3], strides: [2, 3], before: [0, 0], outHeight: 2, outWidth: 2 } as const;
const moves = { strides: [1, 1], dilation: [1, 1], groups: 1 } as const;

test.each([
  ['one for each element, after broadcasting', [[4, 3], [3]], ([a, b]: Value[]) => add(a, b), 12],
  ['an exponential is one', [[5]], ([x]: Value[]) => exp(x), 5],
  ['a sum of n numbers is n - 1 additions', [[4, 3]], ([x]: Value[]) => sumTo(x, [3]), 9],
  [
    'a multiply-add is two',
    [
      [2, 5],
      [5, 7],
    ],
    ([a, b]: Value[]) => matmul(a, b),
    2 * 2 * 5 * 7,
  ],
  [
    'whichever operand is transposed',
    [
      [5, 2],
      [7, 5],
    ],
    ([a, b]: Value[]) => matmul(a, b, { transposeA: true, transposeB: true }),
    140,
  ],
  [
    'a dense layer',
    [
      [32, 784],
      [10, 784],
    ],
    ([x, w]: Value[]) => linearMap(x, w),
    2 * 32 * 784 * 10,
  ],
  [
    'pairs of matrices',
    [
      [3, 2, 5],
      [3, 5, 7],
    ],
    ([a, b]: Value[]) => batchMatmul(a, b),
    3 * 140,
  ],
  // 6 × 6 positions of a 3 × 3 kernel on 8 × 8, 4 channels, 5 filters, 2 images.
  [
    'a convolution',
    [
      [2, 8, 8, 4],
      [3, 3, 4, 5],
    ],
    ([x, w]: Value[]) => convolution(x, w, moves),
    2 * 2 * 36 * 9 * 4 * 5,
  ],
  [
    'its gradient costs the same',
    [
      [2, 6, 6, 5],
      [3, 3, 4, 5],
    ],
    ([g, w]: Value[]) => convolutionByImage(g, w, [2, 8, 8, 4], moves),
    25920,
  ],
  [
    'groups share the channels',
    [
      [1, 3, 3, 4],
      [3, 3, 2, 6],
    ],
    ([x, w]: Value[]) => convolution(x, w, { ...moves, groups: 2 }),
    2 * 9 * 2 * 6,
  ],
  ['the largest of windows', [[1, 4, 6, 2]], ([x]: Value[]) => maxPool(x, windows), 8 * 6],
  ['the mean of windows', [[1, 4, 6, 2]], ([x]: Value[]) => averagePool(x, windows), 8 * 6],
  ['five for each element of a softmax', [[2, 3]], ([x]: Value[]) => softmax(x), 30],
  ['and of its logarithm', [[2, 3]], ([x]: Value[]) => logSoftmax(x), 30],
  ['moving numbers is free', [[4, 3]], ([x]: Value[]) => permute(broadcastTo(x, [2, 4, 3]), [2, 0, 1]), 0],
  ['looking rows up is free', [[9, 4], [6]], ([table, indices]: Value[]) => gatherRows(table, indices), 0],
] as const)('%s', (_name, shapes, build, flops) => {
  expect(count(shapes, build)).toBe(flops);
});

test('an operation has the node that it was emitted for', () => {
  const tape = new Tape();
  const x = tape.input([2]);
  const [inner, outer] = tape.within('h', () => [tape.within('t', () => exp(x)), exp(x)]);
  const free = exp(x);
  expect([inner, outer, free].map((value) => tape.producerOf(value)?.node)).toEqual(['t', 'h', undefined]);
});
