import { expect, test } from 'vitest';
import { axisNames, describeIndex, lineName, planeName, planesNote } from './planeName.ts';
import { layoutOf, wrapped } from './tensorLayout.ts';

test('heads have names, and their axes are queries and keys', () => {
  const layout = layoutOf([2, 20, 20], { dimensions: ['head', 'query', 'key'] });
  expect(planeName(layout, 1)).toBe('Head 1');
  expect(axisNames(layout)).toEqual({ rows: 'Query', columns: 'Key' });
  expect(describeIndex(layout, [1, 3, 5])).toBe('head 1, query 3, key 5');
});

test('a line of a vector is named by its indices, a row of a matrix by its index', () => {
  const lines = wrapped(layoutOf([16]), 3);
  expect([0, 1, 5].map((row) => lineName(lines, row))).toEqual(['0–2', '3–5', '15']);
  expect(lineName(layoutOf([8, 2], { isParameter: true }), 4)).toBe('4');
});

test('kernels are named by channel and filter, in the order of the data', () => {
  expect(planeName(layoutOf([3, 3, 8, 16], { dimensions: ['row', 'column', 'channel', 'filter'] }), 10)).toBe('2 → 1');
  expect(planeName(layoutOf([3, 3, 16, 8], { dimensions: ['row', 'column', 'filter', 'channel'] }), 10)).toBe('2 → 1');
  const depthwise = layoutOf([3, 3, 8, 2], { dimensions: ['row', 'column', 'channel', 'multiplier'] });
  expect(planeName(depthwise, 5)).toBe('2 → 5');
  expect(planesNote(depthwise)).toContain('output channel');
});

test('a one-dimensional kernel is a matrix of channels and positions for each filter', () => {
  const layout = layoutOf([5, 8, 16], { dimensions: ['column', 'channel', 'filter'] });
  expect(planeName(layout, 3)).toBe('Filter 3');
  expect(axisNames(layout)).toEqual({ rows: 'Input channel', columns: 'Position' });
  expect(planesNote(layout)).toBeUndefined();
});

test('weights of an image are named by neuron, and by channel if there are several', () => {
  expect(planeName(layoutOf([9, 784], { folded: [28, 28, 1] }), 4)).toBe('Neuron 4');
  const color = layoutOf([9, 192], { folded: [8, 8, 3] });
  expect(planeName(color, 4)).toBe('Neuron 1, channel 1');
  expect(describeIndex(color, [1, 2, 3, 1])).toBe('neuron 1, row 2, column 3, channel 1');
});

test('feature maps are named by channel; vectors have no axes', () => {
  expect(planeName(layoutOf([26, 24, 8]), 5)).toBe('Channel 5');
  expect(axisNames(layoutOf([128]))).toBeUndefined();
});
