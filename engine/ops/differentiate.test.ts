import { expect, test } from 'vitest';
import { gradientError } from '../testing/tapes.ts';
import { differentiate } from './differentiate.ts';
import { add, linearMap, matmul, type Shape, sumTo, Tape, tanh, type Value } from './index.ts';

const MOMENTS = 6;
const SHAPES: Shape[] = [[3, 2], [2, 2], [2], ...Array.from({ length: MOMENTS }, () => [3, 2])];

/** hₜ = tanh(hₜ₋₁ Wᵀ + b + xₜ). */
function recurrence([start, weight, bias, ...inputs]: readonly Value[]): Value {
  return inputs.reduce((state, input) => tanh(add(add(matmul(state, weight, { transposeB: true }), bias), input)), start);
}

test('what weights get from many moments is right', () => {
  const data = SHAPES.map(([rows, columns = 1], which) =>
    Array.from({ length: rows * columns }, (_, index) => Math.sin(7 * which + index)),
  );
  expect(gradientError(SHAPES, data, recurrence)).toBeLessThan(1e-8);
});

test('it is one product and one sum over all moments', () => {
  const tape = new Tape();
  const inputs = SHAPES.map((shape) => tape.input(shape));
  const loss = sumTo(recurrence(inputs), []);
  const gradients = differentiate(tape, loss);
  const producer = (value: Value) => tape.producerOf(gradients.get(value.id) as Value);
  expect(producer(inputs[1])?.op.type).toBe('matmul');
  expect(producer(inputs[1])?.inputs.map(({ shape }) => shape)).toEqual([
    [3 * MOMENTS, 2],
    [3 * MOMENTS, 2],
  ]);
  expect(producer(inputs[2])?.op.type).toBe('sumTo');
});

test('few products are added as they are', () => {
  const tape = new Tape();
  const [a, b, weight] = [tape.input([3, 2]), tape.input([3, 2]), tape.input([4, 2])];
  const gradients = differentiate(tape, sumTo(add(linearMap(a, weight), linearMap(b, weight)), []));
  expect(tape.producerOf(gradients.get(weight.id) as Value)?.op.type).toBe('add');
});
