import { expect, test } from 'vitest';
import { moveCell, shareOfRow, withinMatrix } from './matrixCells.ts';

test('arrow keys stay within the matrix', () => {
  const cell = { row: 0, column: 1 };
  expect(moveCell(cell, 'ArrowUp', 3)).toEqual(cell);
  expect(moveCell(cell, 'ArrowDown', 3)).toEqual({ row: 1, column: 1 });
  expect(moveCell(cell, 'ArrowRight', 3)).toEqual({ row: 0, column: 2 });
  expect(moveCell(cell, 'ArrowLeft', 3)).toEqual({ row: 0, column: 0 });
  expect([moveCell(cell, 'End', 3)?.column, moveCell(cell, 'Home', 3)?.column]).toEqual([2, 0]);
  expect(moveCell(cell, 'Enter', 3)).toBeUndefined();
});

test('rates are shares of a row, 0 of an empty one', () => {
  expect(shareOfRow([3, 1], 1)).toBe(0.25);
  expect(shareOfRow([0, 0], 1)).toBe(0);
});

test('a cell stays within a matrix that becomes smaller', () => {
  expect(withinMatrix({ row: 5, column: 1 }, 3)).toEqual({ row: 2, column: 1 });
});
