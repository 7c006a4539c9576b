import { expect, test } from 'vitest';
import { pixelGrid } from './pixelGrid.ts';

test('a short vector is one line, a long one several of nearly square pixels', () => {
  expect(pixelGrid([6], 6)).toEqual({ columns: 6, rows: 1, elements: Int32Array.of(0, 1, 2, 3, 4, 5) });
  const long = pixelGrid([784], 4);
  expect(long.columns / long.rows).toBeCloseTo(4, 0);
  expect([...long.elements].filter((at) => at >= 0)).toEqual(Array.from({ length: 784 }, (_, at) => at));
});

test('channels of an image are side by side, with a pixel between them', () => {
  const { columns, rows, elements } = pixelGrid([4, 5, 2], 3);
  expect([columns, rows]).toEqual([11, 4]);
  expect([...elements.slice(0, 11)]).toEqual([0, 2, 4, 6, 8, -1, 1, 3, 5, 7, 9]);
});

test('a matrix keeps its rows', () => {
  expect(pixelGrid([2, 3], 5)).toEqual({ columns: 3, rows: 2, elements: Int32Array.of(0, 1, 2, 3, 4, 5) });
});

test('of a very long vector every so many elements are shown', () => {
  const { columns, rows, elements } = pixelGrid([1_000_000], 4);
  expect(columns * rows).toBeLessThan(20_000);
  expect(Math.max(...elements)).toBeGreaterThan(999_000);
});
