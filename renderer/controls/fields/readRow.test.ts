import { expect, test } from 'vitest';
import { readRow } from './readRow.ts';

test('a pasted row is numbers, however they are separated', () => {
  expect(readRow(' 5.1, 3.5\t1.4; −0.2 ')).toEqual([5.1, 3.5, 1.4, -0.2]);
  expect([readRow('5.1, setosa'), readRow('  ')]).toEqual([undefined, undefined]);
});
