import { expect, test } from 'vitest';
import { fitNumbers } from './fitNumbers.ts';

test('more numbers fit the closer one is', () => {
  expect(fitNumbers(2, 110, 20, 1)).toMatchObject({ columns: 2, rows: 1 });
  expect(fitNumbers(10, 110, 20, 1)).toBeUndefined();
  expect(fitNumbers(10, 110, 20, 2.2)).toMatchObject({ columns: 5, rows: 2 });
  expect(fitNumbers(1, 110, 20, 0.3)).toBeUndefined();
});

test('text does not become ever smaller', () => {
  expect(fitNumbers(1000, 110, 20, 50)).toBeUndefined();
});
