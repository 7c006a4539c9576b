import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differentiate } from '../compile/differentiate.ts';
import { compute, gradientError, runTape, wholeNumbers } from '../testing/tapes.ts';
import { batchMatmul, concat, gatherRows, mul, pad, permute, type Shape, sizeOf, slice, sum, Tape } from './index.ts';

const waves = (shape: Shape, phase = 0) => Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(index * 1.7 + phase));
const SHAPES = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });

/** A shape, a dimension of it, and the lengths of parts along that dimension. */
const PARTS = SHAPES.chain((shape) =>
  fc.tuple(
    fc.constant(shape),
    fc.integer({ min: 0, max: shape.length - 1 }),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
  ),
);

test('slices of a concatenation are what was concatenated', () => {
  fc.assert(
    fc.property(PARTS, ([shape, axis, lengths]) => {
      const shapes = lengths.map((length) => shape.with(axis, length));
      const data = shapes.map((part, index) => wholeNumbers(part, index));
      const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((a, b) => a + b, 0));
      for (const [index, part] of shapes.entries()) {
        const start = shape.map((_, at) => (at === axis ? starts[index] : 0));
        const back = compute(shapes, data, (values) => slice(concat(values, axis), start, part));
        expect(back).toEqual({ shape: part, numbers: data[index] });
      }
      const waving = shapes.map((part, index) => waves(part, index));
      expect(gradientError(shapes, waving, (values) => concat(values, axis))).toBeLessThan(1e-6);
    }),
    { numRuns: 30 },
  );
});

test('concat lays rows side by side along the last dimension and behind each other along the first', () => {
  const parts = [
    [2, 2],
    [2, 1],
  ] as const;
  expect(
    compute(
      parts,
      [
        [1, 2, 3, 4],
        [5, 6],
      ],
      (values) => concat(values, 1),
    ).numbers,
  ).toEqual([1, 2, 5, 3, 4, 6]);
  expect(
    compute(
      [
        [1, 2],
        [2, 2],
      ],
      [
        [1, 2],
        [3, 4, 5, 6],
      ],
      (values) => concat(values, 0),
    ).numbers,
  ).toEqual([1, 2, 3, 4, 5, 6]);
});

test('pad puts a tensor within zeros, and slice takes it out again', () => {
  const padded = compute([[2, 2]], [[1, 2, 3, 4]], ([x]) =>
    pad(x, [
      [1, 0],
      [0, 2],
    ]),
  );
  expect(padded).toEqual({ shape: [3, 4], numbers: [0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0] });
  const sides = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }));
  const given = SHAPES.chain((shape) =>
    fc.tuple(fc.constant(shape), fc.array(sides, { minLength: shape.length, maxLength: shape.length })),
  );
  fc.assert(
    fc.property(given, ([shape, padding]) => {
      const before = padding.map(([first]) => first);
      const back = compute([shape], [wholeNumbers(shape)], ([x]) => slice(pad(x, padding), before, shape));
      expect(back).toEqual({ shape, numbers: wholeNumbers(shape) });
      expect(gradientError([shape], [waves(shape)], ([x]) => pad(x, padding))).toBeLessThan(1e-6);
      const whole = shape.map((length, axis) => length + padding[axis][0] + padding[axis][1]);
      expect(gradientError([whole], [waves(whole)], ([x]) => slice(x, before, shape))).toBeLessThan(1e-6);
    }),
    { numRuns: 30 },
  );
});

test('permute moves dimensions, and the opposite order moves them back', () => {
  expect(compute([[2, 3]], [[1, 2, 3, 4, 5, 6]], ([x]) => permute(x, [1, 0]))).toEqual({
    shape: [3, 2],
    numbers: [1, 4, 2, 5, 3, 6],
  });
  const given = SHAPES.chain((shape) =>
    fc.tuple(fc.constant(shape), fc.shuffledSubarray([...shape.keys()], { minLength: shape.length })),
  );
  fc.assert(
    fc.property(given, ([shape, order]) => {
      const back = order.map((_, axis) => order.indexOf(axis));
      expect(compute([shape], [wholeNumbers(shape)], ([x]) => permute(permute(x, order), back)).numbers).toEqual(
        wholeNumbers(shape),
      );
      expect(gradientError([shape], [waves(shape)], ([x]) => permute(x, order))).toBeLessThan(1e-6);
    }),
    { numRuns: 30 },
  );
});

test.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('batchMatmul with transposeA %s and transposeB %s: products pair by pair, and their gradients', (transposeA, transposeB) => {
  const [pairs, rows, inner, columns] = [3, 2, 4, 3];
  const shapes = [
    [pairs, ...(transposeA ? [inner, rows] : [rows, inner])],
    [pairs, ...(transposeB ? [columns, inner] : [inner, columns])],
  ];
  const [a, b] = [wholeNumbers(shapes[0]), wholeNumbers(shapes[1], 4)];
  const expected: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let total = 0;
        for (let k = 0; k < inner; k++) {
          const [inA, inB] = [
            transposeA ? k * rows + row : row * inner + k,
            transposeB ? column * inner + k : k * columns + column,
          ];
          total += a[pair * rows * inner + inA] * b[pair * inner * columns + inB];
        }
        expected.push(total);
      }
    }
  }
  const build = ([x, y]: Parameters<Parameters<typeof compute>[2]>[0]) => batchMatmul(x, y, { transposeA, transposeB });
  expect(compute(shapes, [a, b], build)).toEqual({ shape: [pairs, rows, columns], numbers: expected });
  expect(gradientError(shapes, [waves(shapes[0]), waves(shapes[1], 2)], build)).toBeLessThan(1e-6);
});

test('gatherRows picks rows, gives zeros for what names none, and adds gradients up where a row was picked twice', () => {
  const tape = new Tape();
  const [table, indices, weights] = [tape.input([3, 2]), tape.input([2, 2]), tape.input([2, 2, 2])];
  const rows = gatherRows(table, indices);
  const gradient = differentiate(tape, sum(mul(rows, weights))).get(table.id);
  const values = runTape(
    tape,
    new Map([
      [table, [1, 2, 3, 4, 5, 6]],
      [indices, [2, 0, 2, 3]],
      [weights, [1, 2, 3, 4, 5, 6, 7, 8]],
    ]),
  );
  expect([...(values.get(rows.id) ?? [])]).toEqual([5, 6, 1, 2, 5, 6, 0, 0]);
  expect([...(values.get(gradient?.id ?? -1) ?? [])]).toEqual([3, 4, 0, 0, 6, 8]);
});

test('blocks that do not fit are refused where the operation is made', () => {
  const tape = new Tape();
  const [a, b] = [tape.input([2, 3]), tape.input([3, 2])];
  expect(() => concat([a, b], 1)).toThrow('concat: [2, 3], [3, 2] do not fit along dimension 1');
  expect(() => slice(a, [1, 0], [2, 3])).not.toThrow();
  expect(() => slice(a, [1, 0], [2, 2])).toThrow('slice: [2, 2] from [1, 0] is not within [2, 3]');
  expect(() => batchMatmul(tape.input([2, 3, 4]), tape.input([3, 4, 5]))).toThrow(
    'batchMatmul: [2, 3, 4] and [3, 4, 5] are no pairs',
  );
  expect(() => gatherRows(tape.input([3]), a)).toThrow('gatherRows: [3] is no table');
});
