import { expect, test } from 'vitest';
import {
  add,
  differentiate,
  linearMap,
  matmul,
  mul,
  type Operation,
  runTape,
  type Shape,
  sizeOf,
  slice,
  sumTo,
  Tape,
  tanh,
  type Value,
} from '../ops/index.ts';
import { mergeSums } from './mergeSums.ts';

const TIMESTEPS = 6;
const SHAPES: Shape[] = [[3, 2], [2, 2], [2], ...Array.from({ length: TIMESTEPS }, () => [3, 2])];

/** hₜ = tanh(hₜ₋₁ Wᵀ + b + xₜ). */
function recurrence([start, weight, bias, ...inputs]: readonly Value[]): Value {
  return inputs.reduce((state, input) => tanh(add(add(matmul(state, weight, { transposeB: true }), bias), input)), start);
}

/** Σ tanh(rows of x) over blocks of rows. */
const blocksOf = ([x]: readonly Value[]): Value =>
  [0, 2, 4].map((start) => sumTo(tanh(slice(x, [start, 0], [2, 3])), [])).reduce((total, part) => add(total, part));

/** The gradients of the inputs, with their data and operations. */
function gradientsOf(shapes: readonly Shape[], build: (inputs: readonly Value[]) => Value, merges: boolean) {
  const tape = new Tape();
  const inputs = shapes.map((shape) => tape.input(shape));
  const gradients = differentiate(tape, sumTo(build(inputs), []));
  if (merges) mergeSums(tape, gradients);
  const numbers = runTape(
    tape,
    new Map(
      inputs.map((input, which) => [input, Array.from({ length: sizeOf(input.shape) }, (_, at) => Math.sin(7 * which + at))]),
    ),
  );
  return inputs.map(({ id }) => {
    const gradient = gradients.get(id) as Value;
    return { numbers: [...(numbers.get(gradient.id) ?? [])], producer: tape.producerOf(gradient) as Operation };
  });
}

const largestDifference = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((number, index) => Math.abs(number - b[index])));

test.each([
  ['of a weight that many timesteps use', SHAPES, recurrence],
  ['of what is cut into blocks', [[6, 3]], blocksOf],
] as const)('the gradient %s is unchanged, but computed differently', (_, shapes, build) => {
  const added = gradientsOf(shapes, build, false);
  const merged = gradientsOf(shapes, build, true);
  merged.forEach(({ numbers }, index) => {
    expect(largestDifference(numbers, added[index].numbers)).toBeLessThan(1e-12);
  });
  expect(merged.map(({ producer }) => producer.op.type)).not.toEqual(added.map(({ producer }) => producer.op.type));
});

test('a weight gets one product, and a bias one sum, of all timesteps', () => {
  const [, weight, bias] = gradientsOf(SHAPES, recurrence, true);
  expect(weight.producer.op.type).toBe('matmul');
  expect(weight.producer.inputs.map(({ shape }) => shape)).toEqual([
    [3 * TIMESTEPS, 2],
    [3 * TIMESTEPS, 2],
  ]);
  expect(bias.producer.op.type).toBe('sumTo');
});

test('blocks that tile a value are concatenated in order', () => {
  const [{ producer }] = gradientsOf([[6, 3]], blocksOf, true);
  expect(producer.op.type).toBe('concat');
  expect(producer.inputs.map(({ shape }) => shape)).toEqual([
    [2, 3],
    [2, 3],
    [2, 3],
  ]);
});

test('blocks with gaps or overlaps are added as before', () => {
  for (const starts of [
    [0, 4],
    [0, 1, 4],
  ]) {
    const build = ([x]: readonly Value[]) =>
      starts.map((start) => sumTo(tanh(slice(x, [start, 0], [2, 3])), [])).reduce((total, part) => add(total, part));
    expect(gradientsOf([[6, 3]], build, true)[0].producer.op.type).toBe('add');
  }
});

test('few products are added as before', () => {
  const build = ([a, b, weight]: readonly Value[]) => add(linearMap(a, weight), linearMap(b, weight));
  const shapes = [
    [3, 2],
    [3, 2],
    [4, 2],
  ];
  expect(gradientsOf(shapes, build, true)[2].producer.op.type).toBe('add');
});

test('a sum within another sum keeps its own terms', () => {
  // x is used in blocks and in a product: its gradient has two parts, the first of which is itself a sum.
  const build = ([x, y]: readonly Value[]) => add(blocksOf([add(x, y)]), sumTo(mul(x, x), []));
  const [x, y] = gradientsOf(
    [
      [6, 3],
      [6, 3],
    ],
    build,
    true,
  );
  expect(x.producer.op.type).toBe('add');
  expect(y.producer.op.type).toBe('concat');
});
