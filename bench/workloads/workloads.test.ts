import { expect, test } from 'vitest';
import { countParameters, findWorkload, flopsPerSample, shapeLayers, WORKLOADS } from './workloads.ts';

test.each([
  // 2 · (2 · 16 + 3 · 64 + 3 · 8)
  ['W1', 496],
  // 2 · (2 · 784 · 128 + 3 · 128 · 64 + 3 · 64 · 10)
  ['W2', 454_400],
  // 2 · (2 · 784 · 1024 + 3 · 1024 · 1024 + 3 · 1024 · 10)
  ['W3', 9_564_160],
  // 2 · (2 · 784 · 9 · 16 + 3 · 196 · 9 · 16 · 32 + 3 · 1568 · 10)
  ['W4', 5_964_672],
])('a step of %s counts %d operations per sample', (name, operations) => {
  expect(flopsPerSample(findWorkload(name))).toBe(operations);
});

test.each([
  ['W1', 2 * 8 + 8 + 64 + 8 + 8 + 1],
  ['W2', 784 * 128 + 128 + 128 * 64 + 64 + 640 + 10],
  ['W3', 784 * 1024 + 1024 + 1024 * 1024 + 1024 + 10_240 + 10],
  ['W4', 144 + 16 + 9 * 16 * 32 + 32 + 15_680 + 10],
])('%s trains %d numbers', (name, parameters) => {
  expect(countParameters(findWorkload(name))).toBe(parameters);
});

test('shapes are followed through convolutions, pools and the flattening', () => {
  expect(shapeLayers(findWorkload('W4')).map(({ output }) => output)).toEqual([
    [28, 28, 16],
    [28, 28, 16],
    [14, 14, 16],
    [14, 14, 32],
    [14, 14, 32],
    [7, 7, 32],
    [1568],
    [10],
  ]);
});

test('batch sizes and optimizers are those that the bars were set with', () => {
  expect(WORKLOADS.map(({ name, batch, optimizer }) => `${name} ${batch} ${optimizer.type}`)).toEqual([
    'W1 32 sgd',
    'W2 64 adam',
    'W3 256 adam',
    'W4 64 adam',
  ]);
});
