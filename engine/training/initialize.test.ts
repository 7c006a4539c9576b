import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { INITIALIZERS } from '../layers/index.ts';
import { graph } from '../testing/networks.ts';
import { initializeParameters } from './index.ts';

/** 300 → 100 units with weights of the given initializer. */
const weightsBy = (kernelInitializer: string, seed = 1, inputs = 300, units = 100) =>
  initializeParameters(
    checkGraph(
      graph(
        [
          ['x', 'input', { shape: [inputs] }],
          ['h', 'dense', { units, kernelInitializer }],
          ['y', 'target', { shape: [units] }],
          ['j', 'mse'],
        ],
        [
          ['x', 'h'],
          ['h', 'j', 'prediction'],
          ['y', 'j', 'target'],
        ],
      ),
    ),
    seed,
  )[0].data;

function momentsOf(data: Float32Array) {
  const mean = data.reduce((a, b) => a + b, 0) / data.length;
  const deviation = Math.sqrt(data.reduce((a, b) => a + (b - mean) ** 2, 0) / data.length);
  return { mean, deviation, largest: data.reduce((a, b) => Math.max(a, Math.abs(b)), 0) };
}

/** Standard deviations by the papers' formulas, for fanIn 300 and fanOut 100; and the truncation limit. */
test.each([
  ['glorotUniform', Math.sqrt(2 / 400), Math.sqrt(6 / 400)],
  ['glorotNormal', Math.sqrt(2 / 400), (2 * Math.sqrt(2 / 400)) / 0.8796],
  ['heUniform', Math.sqrt(2 / 300), Math.sqrt(6 / 300)],
  ['heNormal', Math.sqrt(2 / 300), (2 * Math.sqrt(2 / 300)) / 0.8796],
  ['lecunUniform', Math.sqrt(1 / 300), Math.sqrt(3 / 300)],
  ['lecunNormal', Math.sqrt(1 / 300), (2 * Math.sqrt(1 / 300)) / 0.8796],
  ['uniform', 0.05 / Math.sqrt(3), 0.05],
  ['normal', 0.05, 1],
])('%s has mean 0 and the deviation of its formula, within its limit', (name, expected, limit) => {
  const { mean, deviation, largest } = momentsOf(weightsBy(name));
  expect(Math.abs(mean) / expected).toBeLessThan(0.03);
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.02);
  expect(largest).toBeLessThanOrEqual(limit * 1.0001);
});

test('zeros, ones and constant fill', () => {
  expect(new Set(weightsBy('zeros'))).toEqual(new Set([0]));
  expect(new Set(weightsBy('ones'))).toEqual(new Set([1]));
  expect(new Set(weightsBy('constant'))).toEqual(new Set([Math.fround(0.01)]));
});

test.each([
  [8, 5],
  [5, 8],
  [6, 6],
])('orthogonal weights of %i inputs and %i units have orthonormal rows or columns', (inputs, units) => {
  const data = weightsBy('orthogonal', 1, inputs, units);
  const at = (vector: number, index: number) => (units <= inputs ? data[vector * inputs + index] : data[index * inputs + vector]);
  const [count, length] = units <= inputs ? [units, inputs] : [inputs, units];
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      let product = 0;
      for (let index = 0; index < length; index++) product += at(a, index) * at(b, index);
      expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
    }
  }
});

test.each(INITIALIZERS)('%s gives the same values for the same seed', (name) => {
  expect(weightsBy(name, 5, 6, 4)).toEqual(weightsBy(name, 5, 6, 4));
});

test('orthogonal kernels of a convolution have mutually orthonormal filters', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [4, 4, 2] }],
      ['c', 'conv2d', { filters: 5, kernelSize: 3, kernelInitializer: 'orthogonal' }],
      ['y', 'target', { shape: [2, 2, 5] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'c'],
      ['c', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const [{ data, shape }] = initializeParameters(checkGraph(document), 1);
  expect(shape).toEqual([3, 3, 2, 5]);
  const filters = Array.from({ length: 5 }, (_, filter) => data.filter((_, index) => index % 5 === filter));
  for (const [a, one] of filters.entries()) {
    for (const [b, other] of filters.entries()) {
      const product = one.reduce((total, value, index) => total + value * other[index], 0);
      expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
    }
  }
});
