import { expect, test } from 'vitest';
import { fitNumbers, fitPixels, lineLength } from './capacity.ts';
import { extentOf, type LayoutOptions, layoutOf } from './tensorLayout.ts';

const CASES: readonly [string, readonly number[], LayoutOptions][] = [
  ['a strip', [40], {}],
  ['a long vector', [784], {}],
  ['a very long vector', [100_000], {}],
  ['a heat map', [40, 128], { isParameter: true }],
  ['a large matrix', [4096, 4096], { isParameter: true }],
  ['a photo', [224, 224, 3], { isInput: true }],
  ['maps', [13, 13, 8], {}],
  ['large maps', [224, 224, 64], {}],
  ['kernels', [3, 3, 512, 512], { isParameter: true }],
];

test.each(CASES)('%s fits its width, and its cells are at least a pixel', (_name, shape, options) => {
  for (const width of [220, 440, 900]) {
    const { cell, capacity, planesPerRow, layout } = fitPixels(layoutOf(shape, options), width);
    const columns = Math.min(capacity.columns, extentOf(layout).columns);
    expect(columns * cell.width).toBeLessThanOrEqual(width);
    expect(planesPerRow * columns * cell.width).toBeLessThanOrEqual(width);
    expect(cell.width).toBeGreaterThanOrEqual(1);
    // What is shown at once is bounded, however large the tensor is.
    expect(capacity.planes * capacity.rows * capacity.columns).toBeLessThan(500_000);
  }
});

test('a large matrix has cells of two pixels at least, so that each can be pointed at', () => {
  expect(fitPixels(layoutOf([4096, 4096], { isParameter: true }), 440)).toMatchObject({
    cell: { width: 2, height: 2 },
    capacity: { planes: 1, rows: 168, columns: 220 },
  });
});

test('a vector of numbers is broken into lines that fit', () => {
  expect(fitNumbers(layoutOf([10]), 900, 58).layout.wrap).toBeUndefined();
  expect(extentOf(fitNumbers(layoutOf([10]), 300, 58).layout)).toEqual({ planes: 1, rows: 2, columns: 5 });
  expect(extentOf(fitNumbers(layoutOf([4, 16], { isParameter: true }), 300, 58).layout)).toMatchObject({ rows: 4, columns: 16 });
});

test('long lines have round lengths', () => {
  expect([3, 9, 31, 70, 300].map(lineLength)).toEqual([3, 8, 20, 64, 128]);
});
