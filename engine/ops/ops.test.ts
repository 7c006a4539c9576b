import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradientError } from '../testing/tapes.ts';
import { differentiate } from './differentiate.ts';
import * as ops from './index.ts';
import { type Shape, sizeOf, Tape } from './index.ts';
import { runTape } from './runTape.ts';

const numbers = (count: number, min = -2, max = 2) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: count, maxLength: count });

const UNARY = {
  neg: ops.neg,
  erf: ops.erf,
  cos: ops.cos,
  exp: ops.exp,
  square: ops.square,
  tanh: ops.tanh,
  sigmoid: ops.sigmoid,
  softplus: ops.softplus,
  softmax: ops.softmax,
  logSoftmax: ops.logSoftmax,
  identity: ops.identity,
  sumLastAxis: ops.sumLastAxis,
};

test.each(Object.entries(UNARY))('%s: the vector-Jacobian product matches central differences', (_name, operation) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 }),
      (rows, columns, data) => {
        const shape = [rows, columns];
        expect(gradientError([shape], [data.slice(0, rows * columns)], ([x]) => operation(x))).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 25 },
  );
});

test('relu: the gradient passes where the input is positive and stops where it is not', () => {
  expect(gradientError([[6]], [[-1, -0.5, 0.5, 1, 2, -3]], ([x]) => ops.relu(x))).toBeLessThan(1e-6);
});

test('log and div: the vector-Jacobian product matches central differences', () => {
  fc.assert(
    fc.property(numbers(4, 0.5, 2), numbers(4, 0.5, 2), (a, b) => {
      expect(gradientError([[4]], [a], ([x]) => ops.log(x))).toBeLessThan(1e-6);
      expect(gradientError([[4], [4]], [a, b], ([x, y]) => ops.div(x, y))).toBeLessThan(1e-6);
    }),
    { numRuns: 25 },
  );
});

test('sqrt, abs, maximum and minimum: the vector-Jacobian product matches central differences', () => {
  const apart = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(apart, apart, (a, b) => {
      const signed = a.map((value, index) => (index % 2 === 0 ? value : -value));
      const other = b.map((value, index) => value + (index % 3 === 0 ? 3 : -3));
      expect(gradientError([[4]], [a], ([x]) => ops.sqrt(x))).toBeLessThan(1e-6);
      expect(gradientError([[4]], [signed], ([x]) => ops.abs(x))).toBeLessThan(1e-6);
      for (const operation of [ops.maximum, ops.minimum]) {
        expect(gradientError([[4], [4]], [a, other], ([x, y]) => operation(x, y))).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 25 },
  );
});

test('maximum and minimum send the gradient of ties to the first', () => {
  for (const operation of [ops.maximum, ops.minimum]) {
    const tape = new Tape();
    const [a, b] = [tape.input([1]), tape.input([1])];
    const gradients = differentiate(tape, ops.sum(operation(a, b)));
    const values = runTape(
      tape,
      new Map([
        [a, [1]],
        [b, [1]],
      ]),
    );
    expect([a, b].map(({ id }) => values.get(gradients.get(id)?.id ?? -1)?.[0])).toEqual([1, 0]);
  }
});

const BROADCASTS: readonly (readonly [Shape, Shape])[] = [
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [[3], [2, 3]],
  [
    [2, 1],
    [2, 3],
  ],
  [[2, 3], []],
  [
    [2, 1, 3],
    [4, 1],
  ],
];

test.each(BROADCASTS)('add, sub and mul of %j and %j: gradients are summed over broadcast dimensions', (shapeA, shapeB) => {
  const a = Array.from({ length: sizeOf(shapeA) }, (_, index) => Math.cos(index));
  const b = Array.from({ length: sizeOf(shapeB) }, (_, index) => Math.sin(index + 2));
  for (const operation of [ops.add, ops.sub, ops.mul]) {
    expect(gradientError([shapeA, shapeB], [a, b], ([x, y]) => operation(x, y))).toBeLessThan(1e-6);
  }
});

test.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('matmul with transposeA %s and transposeB %s: product and gradients are right', (transposeA, transposeB) => {
  const a = [1, 2, 3, 4, 5, 6];
  const b = [7, -8, 9, 10, -11, 12];
  const shapeA = transposeA ? [3, 2] : [2, 3];
  const shapeB = transposeB ? [2, 3] : [3, 2];
  expect(gradientError([shapeA, shapeB], [a, b], ([x, y]) => ops.matmul(x, y, { transposeA, transposeB }))).toBeLessThan(1e-6);

  const tape = new Tape();
  const [x, y] = [tape.input(shapeA), tape.input(shapeB)];
  const product = ops.matmul(x, y, { transposeA, transposeB });
  const at = (data: number[], shape: readonly number[], i: number, j: number, transposed: boolean) =>
    transposed ? data[j * shape[1] + i] : data[i * shape[1] + j];
  const expected = [0, 1].flatMap((i) =>
    [0, 1].map((j) =>
      [0, 1, 2].reduce((total, k) => total + at(a, shapeA, i, k, transposeA) * at(b, shapeB, k, j, transposeB), 0),
    ),
  );
  expect([
    ...(runTape(
      tape,
      new Map([
        [x, a],
        [y, b],
      ]),
    ).get(product.id) ?? []),
  ]).toEqual(expected);
});

test('linearMap works over any leading dimensions', () => {
  const x = Array.from({ length: 12 }, (_, index) => Math.sin(index));
  const weight = Array.from({ length: 6 }, (_, index) => Math.cos(index));
  expect(
    gradientError(
      [
        [2, 2, 3],
        [2, 3],
      ],
      [x, weight],
      ([a, w]) => ops.linearMap(a, w),
    ),
  ).toBeLessThan(1e-6);
});

test('softmax and logSoftmax stay finite and correct for scores in the thousands', () => {
  const tape = new Tape();
  const x = tape.input([2, 3]);
  const [probabilities, logarithms] = [ops.softmax(x), ops.logSoftmax(x)];
  const values = runTape(tape, new Map([[x, [1000, 0, -1000, -5000, -5000, -5000]]]));
  expect([...(values.get(probabilities.id) ?? [])]).toEqual([1, 0, 0, 1 / 3, 1 / 3, 1 / 3]);
  expect([...(values.get(logarithms.id) ?? [])].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
    0, -1000, -2000, -1.098612, -1.098612, -1.098612,
  ]);
});

test('sigmoid and softplus neither overflow nor lose small values', () => {
  const tape = new Tape();
  const x = tape.input([4]);
  const [sigmoid, softplus] = [ops.sigmoid(x), ops.softplus(x)];
  const values = runTape(tape, new Map([[x, [-800, -40, 40, 800]]]));
  expect([...(values.get(sigmoid.id) ?? [])]).toEqual([0, Math.exp(-40) / (1 + Math.exp(-40)), 1 / (1 + Math.exp(-40)), 1]);
  expect([...(values.get(softplus.id) ?? [])]).toEqual([0, Math.log1p(Math.exp(-40)), 40 + Math.log1p(Math.exp(-40)), 800]);
});

test('erf gives the published values', () => {
  const tape = new Tape();
  const x = tape.input([5]);
  const output = ops.erf(x);
  const values = [...(runTape(tape, new Map([[x, [0, 0.5, -1, 2, 7]]])).get(output.id) ?? [])];
  const published = [0, 0.5204998778130465, -0.8427007929497149, 0.9953222650189527, 1];
  for (const [index, value] of published.entries()) expect(values[index]).toBeCloseTo(value, 14);
});

test('relu propagates NaN', () => {
  const tape = new Tape();
  const x = tape.input([1]);
  const output = ops.relu(x);
  expect(runTape(tape, new Map([[x, [Number.NaN]]])).get(output.id)?.[0]).toBeNaN();
});

test('a dropout mask has its rate and scale, and depends only on seed, step and stream', () => {
  const tape = new Tape();
  const mask = ops.dropoutMask(tape, { shape: [10_000], rate: 0.3, stream: 'd' });
  const first = runTape(tape, new Map()).get(mask.id) ?? new Float64Array();
  expect(new Set(first)).toEqual(new Set([0, 1 / 0.7]));
  expect(first.filter((value) => value === 0).length / first.length).toBeCloseTo(0.3, 1);
  expect(runTape(tape, new Map()).get(mask.id)).toEqual(first);
});

test('uniform samples are in (0, 1] with mean 1/2, and depend only on seed, step and stream', () => {
  const tape = new Tape();
  const [one, same, other] = ['n', 'n', 'm'].map((stream) => ops.randomUniform(tape, { shape: [10_000], stream }));
  const values = runTape(tape, new Map());
  const numbers = [...(values.get(one.id) ?? [])];
  expect(Math.min(...numbers)).toBeGreaterThan(0);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(1);
  expect(numbers.reduce((total, number) => total + number, 0) / numbers.length).toBeCloseTo(0.5, 2);
  expect(numbers.map(Math.fround)).toEqual(numbers);
  expect(values.get(same.id)).toEqual(values.get(one.id));
  expect(values.get(other.id)).not.toEqual(values.get(one.id));
});

test('oneHot puts a 1 at each index', () => {
  const tape = new Tape();
  const indices = tape.input([3]);
  const rows = ops.oneHot(indices, 4);
  expect([...(runTape(tape, new Map([[indices, [2, 0, 3]]])).get(rows.id) ?? [])]).toEqual([0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
});

test('incompatible shapes are rejected when the operation is emitted', () => {
  const tape = new Tape();
  expect(() => ops.add(tape.input([2]), tape.input([3]))).toThrow('add: [2] and [3] do not broadcast');
  expect(() => ops.matmul(tape.input([2, 3]), tape.input([2, 3]))).toThrow('matmul: [2, 3] and [2, 3] do not multiply');
  expect(() => ops.reshape(tape.input([2, 3]), [5])).toThrow('cannot reshape [2, 3] to [5]');
});
