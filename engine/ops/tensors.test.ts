import { expect, test } from 'vitest';
import { compute, gradientError } from '../testing/tapes.ts';
import { convolutionByKernel } from './convolution.ts';
import * as ops from './index.ts';
import { type ConvolutionAttributes, type PoolingAttributes, type Shape, sizeOf, Tape, type Value } from './index.ts';

/** Operations that rearrange elements: blocks, orders, rows, windows. Expected values are worked out by hand. */

const counted = (shape: Shape) => Array.from({ length: sizeOf(shape) }, (_, index) => index + 1);
/** Unordered, distinct values. */
const scattered = (shape: Shape) => Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(index * index + index + 1));

/** The error of the gradients by all inputs, at unordered values. */
const errorAt = (shapes: readonly Shape[], build: (inputs: Value[]) => Value) =>
  gradientError(shapes, shapes.map(scattered), build);

test('pad puts a tensor within zeros, and slice extracts it again', () => {
  const around = [
    [0, 1],
    [2, 0],
  ] as const;
  expect(
    compute(
      [
        [
          [1, 2],
          [5, 6],
        ],
      ],
      ([x]) => ops.pad(x, around),
    ),
  ).toEqual([0, 0, 5, 6, 0, 0, 0, 0]);
  expect(
    compute(
      [
        [
          [1, 2],
          [5, 6],
        ],
      ],
      ([x]) => ops.slice(ops.pad(x, around), [0, 2], [1, 2]),
    ),
  ).toEqual([5, 6]);
  expect(compute([[[2, 3], counted([2, 3])]], ([x]) => ops.slice(x, [0, 1], [2, 2]))).toEqual([2, 3, 5, 6]);
  expect(errorAt([[2, 3]], ([x]) => ops.pad(x, around))).toBeLessThan(1e-6);
  expect(errorAt([[3, 2, 4]], ([x]) => ops.slice(x, [1, 0, 2], [2, 1, 2]))).toBeLessThan(1e-6);
});

test('concat joins tensors along a dimension', () => {
  const pair = [
    [
      [2, 1],
      [1, 2],
    ],
    [
      [2, 2],
      [3, 4, 5, 6],
    ],
  ] as const;
  expect(compute(pair, ([a, b]) => ops.concat([a, b], 1))).toEqual([1, 3, 4, 2, 5, 6]);
  const rows = [
    [
      [1, 2],
      [1, 2],
    ],
    [
      [2, 2],
      [3, 4, 5, 6],
    ],
  ] as const;
  expect(compute(rows, ([a, b]) => ops.concat([a, b], 0))).toEqual([1, 2, 3, 4, 5, 6]);
  const shapes = [
    [2, 1, 2],
    [2, 3, 2],
    [2, 2, 2],
  ];
  expect(errorAt(shapes, (values) => ops.concat(values, 1))).toBeLessThan(1e-6);
});

test('permute reorders dimensions', () => {
  expect(compute([[[2, 3], counted([2, 3])]], ([x]) => ops.permute(x, [1, 0]))).toEqual([1, 4, 2, 5, 3, 6]);
  expect(compute([[[2, 1, 2], counted([2, 1, 2])]], ([x]) => ops.permute(x, [2, 0, 1]))).toEqual([1, 3, 2, 4]);
  expect(errorAt([[2, 3, 4]], ([x]) => ops.permute(x, [2, 0, 1]))).toBeLessThan(1e-6);
});

test('a no-op emits no operation', () => {
  const tape = new Tape();
  const x = tape.input([2, 3]);
  expect(ops.permute(x, [0, 1])).toBe(x);
  expect(ops.slice(x, [0, 0], [2, 3])).toBe(x);
  expect(ops.concat([x], 1)).toBe(x);
  const none = [0, 0] as const;
  expect(ops.pad(x, [none, none])).toBe(x);
  expect(tape.operations).toEqual([]);
});

test.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('batchMatmul with transposeA %s and transposeB %s multiplies pair by pair', (transposeA, transposeB) => {
  const shapeA = transposeA ? [2, 2, 3, 2] : [2, 2, 2, 3];
  const shapeB = transposeB ? [2, 2, 4, 3] : [2, 2, 3, 4];
  const [a, b] = [scattered(shapeA), scattered(shapeB).toReversed()];
  const products = [0, 1, 2, 3].flatMap((pair) => {
    const parts = [
      [shapeA.slice(2), a.slice(pair * 6, pair * 6 + 6)],
      [shapeB.slice(2), b.slice(pair * 12, pair * 12 + 12)],
    ] as const;
    return compute(parts, ([x, y]) => ops.matmul(x, y, { transposeA, transposeB }));
  });
  const whole = [
    [shapeA, a],
    [shapeB, b],
  ] as const;
  expect(compute(whole, ([x, y]) => ops.batchMatmul(x, y, { transposeA, transposeB }))).toEqual(products);
  expect(errorAt([shapeA, shapeB], ([x, y]) => ops.batchMatmul(x, y, { transposeA, transposeB }))).toBeLessThan(1e-6);
});

test('gatherRows selects rows by index, gives zeros for an index out of range, and adds up gradients', () => {
  const table = [[3, 2], counted([3, 2])] as const;
  const indices = [2, 0, 2, 3, -1];
  expect(compute([table, [[5], indices]], ([rows, at]) => ops.gatherRows(rows, at))).toEqual([5, 6, 1, 2, 5, 6, 0, 0, 0, 0]);
  const repeated = (rows: Value) => ops.gatherRows(rows, ops.vector(rows.tape, [1, 1, 0, 1, 7]));
  expect(errorAt([[3, 2]], ([rows]) => repeated(rows))).toBeLessThan(1e-6);
});

const PLAIN: ConvolutionAttributes = { strides: [1, 1], dilation: [1, 1], groups: 1 };
const IMAGE = [[1, 3, 3, 1], counted([3, 3])] as const;

test('a convolution sums the values under its kernel, unflipped', () => {
  const corners = [
    [2, 2, 1, 1],
    [1, 10, 100, 1000],
  ] as const;
  expect(compute([IMAGE, corners], ([x, w]) => ops.convolution(x, w, PLAIN))).toEqual([5421, 6532, 8754, 9865]);
  const apart = { ...PLAIN, dilation: [2, 2] } as const;
  expect(compute([IMAGE, corners], ([x, w]) => ops.convolution(x, w, apart))).toEqual([9731]);
  const row = [[1, 1, 1, 1], [1]] as const;
  expect(compute([IMAGE, row], ([x, w]) => ops.convolution(x, w, { ...PLAIN, strides: [2, 2] }))).toEqual([1, 3, 7, 9]);
});

test('groups are independent', () => {
  const pixel = [
    [1, 1, 1, 4],
    [1, 2, 3, 4],
  ] as const;
  // Two groups of two channels, two filters each: the first two filters see channels 1 and 2, the others 3 and 4.
  const kernel = [
    [1, 1, 2, 4],
    [1, 0, 1, 0, 0, 1, 0, 1],
  ] as const;
  expect(compute([pixel, kernel], ([x, w]) => ops.convolution(x, w, { ...PLAIN, groups: 2 }))).toEqual([1, 2, 3, 4]);
});

const MOVES: readonly ConvolutionAttributes[] = [
  PLAIN,
  { strides: [2, 1], dilation: [1, 2], groups: 1 },
  { strides: [1, 2], dilation: [2, 1], groups: 2 },
];

test.each(MOVES)('convolution and both of its gradients send gradients back, with %j', (attributes) => {
  const image = [2, 5, 5, 4];
  const kernel = [2, 2, 4 / attributes.groups, 2];
  const { outHeight, outWidth, filters } = ops.convolutionSizes(image, kernel, attributes);
  const out = [2, outHeight, outWidth, filters];
  expect(errorAt([image, kernel], ([x, w]) => ops.convolution(x, w, attributes))).toBeLessThan(1e-6);
  expect(errorAt([out, kernel], ([g, w]) => ops.convolutionByImage(g, w, image, attributes))).toBeLessThan(1e-6);
  expect(errorAt([image, out], ([x, g]) => convolutionByKernel(x, g, kernel, attributes))).toBeLessThan(1e-6);
});

const HALVES: PoolingAttributes = { poolSize: [2, 2], strides: [2, 2], before: [0, 0], outHeight: 2, outWidth: 2 };

test('positions outside the image are in no window', () => {
  const below = [[1, 3, 3, 1], counted([3, 3]).map((value) => -value)] as const;
  expect(compute([IMAGE], ([x]) => ops.maxPool(x, HALVES))).toEqual([5, 6, 8, 9]);
  expect(compute([below], ([x]) => ops.maxPool(x, HALVES))).toEqual([-1, -3, -7, -9]);
  expect(compute([IMAGE], ([x]) => ops.averagePool(x, HALVES))).toEqual([3, 4.5, 7.5, 9]);
  expect(compute([IMAGE], ([x]) => ops.averagePool(x, { ...HALVES, before: [1, 1] }))).toEqual([1, 2.5, 5.5, 7]);
});

test.each([
  HALVES,
  { ...HALVES, before: [1, 1] },
  { poolSize: [3, 2], strides: [1, 2], before: [1, 0], outHeight: 3, outWidth: 2 },
] satisfies PoolingAttributes[])('pooling sends gradients back, with %j', (attributes) => {
  expect(errorAt([[2, 3, 3, 2]], ([x]) => ops.maxPool(x, attributes))).toBeLessThan(1e-6);
  expect(errorAt([[2, 3, 3, 2]], ([x]) => ops.averagePool(x, attributes))).toBeLessThan(1e-6);
});

test('incompatible shapes and windows are rejected when the operation is emitted', () => {
  const tape = new Tape();
  const [image, kernel] = [tape.input([1, 3, 3, 4]), tape.input([2, 2, 3, 4])];
  expect(() => ops.convolution(image, kernel, PLAIN)).toThrow(
    'convolution: a kernel [2, 2, 3, 4] does not fit images [1, 3, 3, 4]',
  );
  expect(() => ops.maxPool(image, { ...HALVES, outHeight: 3 })).toThrow('pooling: windows [2, 2] do not fit images of 3 × 3');
  expect(() => ops.slice(tape.input([2, 3]), [0, 2], [2, 2])).toThrow('slice: [2, 2] from [0, 2] is not within [2, 3]');
  expect(() => ops.concat([tape.input([2, 3]), tape.input([3, 3])], 1)).toThrow(
    'concat: [2, 3], [3, 3] do not fit along dimension 1',
  );
  expect(() => ops.batchMatmul(tape.input([2, 1, 3]), tape.input([3, 3, 1]))).toThrow(
    'batchMatmul: [2, 1, 3] and [3, 3, 1] are no pairs',
  );
  expect(() => ops.gatherRows(tape.input([4]), tape.input([2]))).toThrow('gatherRows: [4] is no table');
});
