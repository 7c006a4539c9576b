import { expect, test } from 'vitest';
import { confusedPairs, findClasses, MOST_CLASSES, showConfusions } from './confusions.ts';

const SIZE = MOST_CLASSES + 10;
const NAMES = Array.from({ length: SIZE }, (_, index) => `class ${index}`);
const ALL = NAMES.map((_, index) => index);

/** Five correct samples of each class, and some confused ones. */
function matrixWith(confused: readonly (readonly [wanted: number, predicted: number, count: number])[]): number[][] {
  const matrix = ALL.map((row) => ALL.map((column): number => (row === column ? 5 : 0)));
  for (const [wanted, predicted, count] of confused) matrix[wanted][predicted] = count;
  return matrix;
}

const sum = (counts: readonly (readonly number[])[]) => counts.flat().reduce((total, count) => total + count, 0);

test('a few classes keep their order', () => {
  const matrix = [
    [5, 0],
    [3, 5],
  ];
  expect(showConfusions(matrix, [1])).toEqual({ classes: [0, 1], others: 0, counts: matrix });
});

test('of many classes, the most confused are shown first, and no sample is lost', () => {
  const matrix = matrixWith([
    [38, 2, 4],
    [20, 39, 9],
    [20, 2, 1],
  ]);
  const { classes, others, counts } = showConfusions(matrix, ALL);
  expect(classes.slice(0, 4)).toEqual([20, 39, 2, 38]);
  expect([classes.length, others, counts.length]).toEqual([MOST_CLASSES, 10, MOST_CLASSES + 1]);
  expect(counts[0].slice(0, 4)).toEqual([5, 9, 1, 0]);
  expect(counts.at(-1)?.at(-1)).toBe(50);
  expect(sum(counts)).toBe(sum(matrix));
});

test('a search shows the classes found, and those confused with them', () => {
  const matrix = matrixWith([
    [38, 2, 4],
    [20, 39, 9],
    [7, 38, 6],
  ]);
  const { classes, others, counts } = showConfusions(matrix, findClasses(NAMES, ' CLASS 38 '));
  expect(classes).toEqual([38, 7, 2]);
  expect(others).toBe(SIZE - 3);
  expect(counts[0]).toEqual([5, 0, 4, 0]);
  expect(sum(counts)).toBe(sum(matrix));
});

test('confused pairs have a direction, and are those of the classes found', () => {
  const matrix = matrixWith([
    [38, 2, 4],
    [2, 38, 7],
    [20, 39, 9],
  ]);
  expect(confusedPairs(matrix, ALL, 2)).toEqual([
    { wanted: 20, predicted: 39, count: 9 },
    { wanted: 2, predicted: 38, count: 7 },
  ]);
  expect(confusedPairs(matrix, [38], 10).map(({ wanted }) => wanted)).toEqual([2, 38]);
  expect(confusedPairs(matrixWith([]), ALL, 10)).toEqual([]);
});
