import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { graph as graphOf } from '../testing/networks.ts';
import { initializeParameters, readSamples } from '../training/index.ts';
import { checkElements, LensModel, Variation } from './index.ts';

/** 2 → 3, normalized over the batch, with dropout → 2. */
const DOCUMENT = graphOf(
  [
    ['x', 'input', { shape: [2] }],
    ['h', 'dense', { units: 3, kernelL2: 0.1 }],
    ['n', 'batchNorm'],
    ['r', 'relu'],
    ['d', 'dropout', { rate: 0.4 }],
    ['o', 'dense', { units: 2 }],
    ['y', 'target', { shape: [2] }],
    ['j', 'mse'],
  ],
  [
    ['x', 'h'],
    ['h', 'n'],
    ['n', 'r'],
    ['r', 'd'],
    ['d', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
);
const graph = checkGraph(DOCUMENT);
const columns = new Map([
  ...readSamples(
    [
      [1, 2],
      [-1, 0.5],
      [0.3, -2],
    ],
    graph,
    'input',
    'x',
  ).columns,
  ...readSamples(
    [
      [1, 0],
      [0, 1],
      [2, 2],
    ],
    graph,
    'target',
    'y',
  ).columns,
]);
const weights = { parameters: initializeParameters(graph, 5) };
const options = { samples: { indices: Uint32Array.of(0, 1, 2) }, training: true, context: { seed: 9, step: 4 } };

test.each([
  ['a weight', [{ name: 'h.weight', element: 4, value: 0.7 }]],
  ['an input', [{ name: 'x', element: 3, value: -0.7 }]],
  ['a target', [{ name: 'y', element: 0, value: 5 }]],
  [
    'two numbers',
    [
      { name: 'o.bias', element: 1, value: 1 },
      { name: 'h.weight', element: 0, value: -2 },
    ],
  ],
])('J with another value of %s is that of a whole pass, with the same random draws', (_, changes) => {
  const model = new LensModel(graph, columns);
  const variation = new Variation(model.pass(weights, options), [...new Set(changes.map(({ name }) => name))]);
  const here = variation.at([]);
  const changed = variation.at(changes);
  expect(variation.at([])).toEqual(here);
  expect(here.loss).toBe(model.pass(weights, options).loss);
  expect(changed.loss).toBe(model.pass(weights, { ...options, changes }).loss);
  expect(changed.loss).not.toBe(here.loss);
});

test('each checked element has the differences on both sides, at a distance that shows them', () => {
  const pass = new LensModel(graph, columns).pass(weights, options);
  const gradient = pass.find({ node: 'h', quantity: 'dweight' })?.read() ?? [];
  const { elements, relativeError } = checkElements(pass, 'h.weight', [0, 5], gradient);
  expect(elements.map(({ element }) => element)).toEqual([0, 5]);
  expect(relativeError).toBeLessThan(1e-7);
  for (const { analytic, slope } of elements) {
    const { epsilon, right, left, central, isKink } = slope;
    expect(isKink).toBe(false);
    expect(central).toBeCloseTo((right + left) / 2, 9);
    expect(Math.abs(central - analytic)).toBeLessThan(1e-6 * (1 + Math.abs(analytic)));
    expect(epsilon).toBeGreaterThan(0);
  }
});

test('at a kink the sides differ, and the gradient is one of the slopes between', () => {
  const kinked = checkGraph(
    graphOf(
      [
        ['x', 'input', { shape: [1] }],
        ['h', 'dense', { units: 1 }],
        ['r', 'relu'],
        ['y', 'target', { shape: [1] }],
        ['j', 'mse'],
      ],
      [
        ['x', 'h'],
        ['h', 'r'],
        ['r', 'j', 'prediction'],
        ['y', 'j', 'target'],
      ],
    ),
  );
  const values = new Map([
    ['x', [0]],
    ['y', [1]],
  ]);
  const parameters = initializeParameters(kinked, 1);
  const pass = new LensModel(kinked, new Map()).pass({ parameters }, { samples: { values, batch: 1 } });
  const { elements } = checkElements(pass, 'h.bias', [0], pass.find({ node: 'h', quantity: 'dbias' })?.read() ?? []);
  expect(elements[0].slope.isKink).toBe(true);
  // J = (max(0, b) - 1)²: -2 from the right, 0 from the left.
  expect(elements[0].slope.right).toBeCloseTo(-2, 3);
  expect(elements[0].slope.left).toBe(0);
  expect(elements[0].relativeError).toBe(0);
});
