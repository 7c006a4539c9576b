import { expect, test } from 'vitest';
import { moveCursor, type Shown } from './cursor.ts';
import { pageAt, pageCount, pageOf } from './pages.ts';
import { layoutOf, wrapped } from './tensorLayout.ts';

const at = (plane: number, row: number, column: number) => ({ plane, row, column });

/** 10 × 25 weights, 4 rows and 10 columns at once. */
const matrix: Shown = {
  layout: layoutOf([10, 25], { isParameter: true }),
  capacity: { planes: 1, rows: 4, columns: 10 },
  planesPerRow: 1,
};
/** Eight maps of 3 × 3, four at once, two side by side. */
const maps: Shown = { layout: layoutOf([3, 3, 8]), capacity: { planes: 4, rows: 3, columns: 3 }, planesPerRow: 2 };

test('pages cover a matrix, columns first, and the last ones are shorter', () => {
  expect(pageCount(matrix.layout, matrix.capacity)).toBe(9);
  const pages = Array.from({ length: 9 }, (_, number) => pageAt(matrix.layout, matrix.capacity, number));
  expect(pages[1]).toEqual({ planes: { from: 0, to: 1 }, rows: { from: 0, to: 4 }, columns: { from: 10, to: 20 } });
  expect(pages[8]).toEqual({ planes: { from: 0, to: 1 }, rows: { from: 8, to: 10 }, columns: { from: 20, to: 25 } });
  expect(pageOf(matrix.layout, matrix.capacity, at(0, 5, 11))).toBe(4);
});

test('arrows move by one element and stop at the edges', () => {
  expect(moveCursor(matrix, at(0, 3, 9), 'ArrowRight')).toEqual(at(0, 3, 10));
  expect(moveCursor(matrix, at(0, 3, 9), 'ArrowDown')).toEqual(at(0, 4, 9));
  expect(moveCursor(matrix, at(0, 0, 0), 'ArrowLeft')).toBeUndefined();
  expect(moveCursor(matrix, at(0, 9, 24), 'ArrowDown')).toBeUndefined();
  expect(moveCursor(matrix, at(0, 2, 7), 'Home')).toEqual(at(0, 2, 0));
  expect(moveCursor(matrix, at(0, 2, 7), 'End')).toEqual(at(0, 2, 24));
  expect(moveCursor(matrix, at(0, 2, 7), 'x')).toBeUndefined();
});

test('PageDown and PageUp lead to the first cell of a page', () => {
  expect(moveCursor(matrix, at(0, 2, 7), 'PageDown')).toEqual(at(0, 0, 10));
  expect(moveCursor(matrix, at(0, 0, 10), 'PageUp')).toEqual(at(0, 0, 0));
  expect(moveCursor(matrix, at(0, 0, 0), 'PageUp')).toBeUndefined();
});

test('arrows lead from map to map, as they stand', () => {
  expect(moveCursor(maps, at(0, 1, 2), 'ArrowRight')).toEqual(at(1, 1, 0));
  expect(moveCursor(maps, at(1, 1, 0), 'ArrowLeft')).toEqual(at(0, 1, 2));
  expect(moveCursor(maps, at(1, 2, 1), 'ArrowDown')).toEqual(at(3, 0, 1));
  expect(moveCursor(maps, at(3, 0, 1), 'ArrowUp')).toEqual(at(1, 2, 1));
  expect(moveCursor(maps, at(7, 2, 2), 'ArrowRight')).toBeUndefined();
});

test('arrows follow the lines of a long vector, to its last element', () => {
  const vector: Shown = { layout: wrapped(layoutOf([70]), 32), capacity: { planes: 1, rows: 8, columns: 32 }, planesPerRow: 1 };
  expect(moveCursor(vector, at(0, 0, 31), 'ArrowRight')).toEqual(at(0, 1, 0));
  expect(moveCursor(vector, at(0, 1, 0), 'ArrowLeft')).toEqual(at(0, 0, 31));
  expect(moveCursor(vector, at(0, 1, 20), 'ArrowDown')).toEqual(at(0, 2, 5));
  expect(moveCursor(vector, at(0, 2, 5), 'ArrowRight')).toEqual(at(0, 2, 5));
});
